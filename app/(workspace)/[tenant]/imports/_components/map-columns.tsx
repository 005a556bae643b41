"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, DataTable, DateInput, EmptyState, Field, FieldRow, Section, Select, TableSkeleton, TextInput, type Column } from "@/app/_ui";
import type { Run } from "./import-run-type";

type Preview = RouterOutputs["imports"]["preview"];
type FileColumn = Preview["columns"][number];
const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "euc-kr", "gb18030", "big5", "shift_jis", "windows-1252", "windows-1251"] as const;

/** What each column is, how the file writes its values, and what they are called here. */
export function MapColumns({ run, checking, onSaved }: { run: Run; checking: boolean; onSaved: () => void }) {
  const t = useTranslations("imports");
  const trpc = useTRPC();
  const preview = useQuery(trpc.imports.preview.queryOptions({ importRunId: run.id }));
  if (preview.error) return <QueryFault error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <TableSkeleton label={t("mapping")} />;
  return <Mapping key={`${run.encoding} ${JSON.stringify(run.mapping)}`} run={run} preview={preview.data} checking={checking} onSaved={onSaved} />;
}

function Mapping({ run, preview, checking, onSaved }: { run: Run; preview: Preview; checking: boolean; onSaved: () => void }) {
  const t = useTranslations("imports");
  const trpc = useTRPC();
  const [mapping, setMapping] = useState<Record<string, string>>(run.mapping);
  const [matches, setMatches] = useState<Record<string, Record<string, string>>>(() => withSuggestions(run.valueMatches, preview.matches));
  const [formats, setFormats] = useState(preview.formats);
  const [costPercent, setCostPercent] = useState(run.options["costPercentOfPrice"] ?? "");
  const [defaults, setDefaults] = useState<Record<string, string>>(preview.defaults);
  const reread = useCommand(trpc.imports.configure);
  const save = useCommand(trpc.imports.configure, { onDone: onSaved });
  const fieldName = (name: string) => t(`fields.${preview.kind}.${name}` as never);
  const taken = new Set(Object.values(mapping));
  const missing = preview.fields.filter((one) => one.required && !taken.has(one.name) && !defaults[one.name]);
  const columns: Column<FileColumn>[] = [
    { key: "name", header: t("column"), cell: (row) => <span className="sm:font-medium">{row.file === "lines" ? t("columnOfLines", { name: row.name }) : row.name}</span> },
    { key: "samples", header: t("samples"), card: "hidden", cell: (row) => <span className="line-clamp-2 max-w-96 text-ink-3">{row.samples.join(" · ")}</span> },
    {
      key: "field", header: t("field"),
      cell: (row) => (
        <Select
          className="sm:w-60"
          aria-label={t("fieldOf", { column: row.name })}
          value={mapping[row.key] ?? ""}
          onChange={(event) => setMapping(({ [row.key]: _, ...rest }) => (event.target.value ? { ...rest, [row.key]: event.target.value } : rest))}
          options={[{ value: "", label: t("ignore") }, ...preview.fields.filter((one) => mapping[row.key] === one.name || !taken.has(one.name)).map((one) => ({ value: one.name, label: fieldName(one.name) }))]}
        />
      ),
    },
    { key: "reason", header: t("reason"), card: "hidden", className: "sm:min-w-56", cell: (row) => <Reason column={row} mapped={mapping[row.key]} suggested={run.mapping[row.key]} reason={preview.reasons[row.key] ?? null} /> },
  ];
  const choiceLabel = (list: string, choice: Preview["matches"][number]["choices"][number]) => {
    const key = `choices.${list}.${choice.value}`;
    if (t.has(key as never)) return t(key as never);
    return choice.label === choice.value ? choice.label : `${choice.label} (${choice.value})`;
  };
  const send = () =>
    save.run({
      importRunId: run.id, mapping, valueMatches: matches, defaults, dateOrder: formats.dateOrder, decimalMark: formats.decimalMark, shares: formats.shares,
      costPercentOfPrice: costPercent.trim() === "" ? null : costPercent.trim(),
    });
  return (
    <Section
      title={t("mapping")}
      description={t("mappingDescription", { rows: preview.rows })}
      actions={<Button tone={run.status === "checked" ? undefined : "primary"} pending={save.pending || checking} disabled={missing.length > 0} onClick={send}>{t("check")}</Button>}
    >
      {missing.length > 0 ? <p role="status" className="text-late">{t("missing", { fields: missing.map((one) => fieldName(one.name)).join(", ") })}</p> : null}
      <DataTable label={t("mapping")} columns={columns} rows={preview.columns} rowKey={(row) => row.key} empty={<EmptyState compact title={t("noColumns")} />} />
      <FirstRows preview={preview} />
      <FieldRow>
        {preview.encoding === "xlsx" ? null : (
          <Field label={t("encoding")} hint={t("encodingHint")}>
            <Select value={preview.encoding} onChange={(event) => reread.run({ importRunId: run.id, encoding: event.target.value as (typeof ENCODINGS)[number] })} options={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))} />
          </Field>
        )}
        <Field label={t("dates")}>
          <Select value={formats.dateOrder} onChange={(event) => setFormats({ ...formats, dateOrder: event.target.value as "ymd" })} options={(["ymd", "dmy", "mdy"] as const).map((value) => ({ value, label: t(`dateOrder.${value}`) }))} />
        </Field>
        <Field label={t("decimals")}>
          <Select value={formats.decimalMark} onChange={(event) => setFormats({ ...formats, decimalMark: event.target.value as "." })} options={[{ value: ".", label: t("decimalPoint") }, { value: ",", label: t("decimalComma") }]} />
        </Field>
        {preview.kind === "orders" ? (
          <Field label={t("discounts")}>
            <Select value={formats.shares} onChange={(event) => setFormats({ ...formats, shares: event.target.value as "percent" })} options={[{ value: "percent", label: t("asPercent") }, { value: "fraction", label: t("asFraction") }]} />
          </Field>
        ) : null}
        {preview.kind === "items" ? <Field label={t("costPercent")} hint={t("costPercentHint")}><TextInput inputMode="decimal" value={costPercent} onChange={(event) => setCostPercent(event.target.value)} /></Field> : null}
        {preview.kind.startsWith("opening_") && !taken.has("on") ? (
          <Field label={fieldName("on")} hint={t("openingDateHint")}><DateInput value={defaults["on"] ?? ""} onChange={(on) => setDefaults({ ...defaults, on: on ?? "" })} /></Field>
        ) : null}
      </FieldRow>
      {preview.matches.map((one) => (
        <Section key={one.field} title={t("valuesOf", { field: fieldName(one.field) })} description={t("valuesDescription")}>
          <FieldRow>
            {one.values.map((value) => (
              <Field key={value} label={value}>
                <Select
                  value={matches[one.field]?.[value] ?? ""}
                  onChange={(event) => {
                    const { [value]: _, ...rest } = matches[one.field] ?? {};
                    setMatches({ ...matches, [one.field]: event.target.value ? { ...rest, [value]: event.target.value } : rest });
                  }}
                  options={[{ value: "", label: t("asItIs") }, ...one.choices.map((choice) => ({ value: choice.value, label: choiceLabel(one.list, choice) }))]}
                />
              </Field>
            ))}
          </FieldRow>
        </Section>
      ))}
    </Section>
  );
}

type Matches = Record<string, Record<string, string>>;

/** What was matched by a person holds; the rest starts with what is written alike. */
function withSuggestions(chosen: Matches, offered: Preview["matches"]): Matches {
  return Object.fromEntries([...Object.entries(chosen), ...offered.map((one) => [one.field, { ...one.suggested, ...chosen[one.field] }] as const)]);
}

/** Why the column is taken for its field. */
function Reason({ column, mapped, suggested, reason }: { column: FileColumn; mapped: string | undefined; suggested: string | undefined; reason: Preview["reasons"][string] }) {
  const t = useTranslations("imports.reasons");
  if (!mapped) return <span className="text-ink-3">{t("leftOut")}</span>;
  if (mapped !== suggested || !reason) return <span className="text-ink-2">{t("byYou")}</span>;
  return <span className="text-ink-2">{reason.by === "header" ? t("header", { header: column.name }) : t(reason.look, { sample: reason.sample })}</span>;
}

/** The file as it is read, with its own line numbers. */
function FirstRows({ preview }: { preview: Preview }) {
  const t = useTranslations("imports");
  const main = preview.columns.filter((one) => one.file === "main");
  const columns: Column<Preview["firstRows"][number]>[] = [
    { key: "line", header: t("line"), cell: (row) => <span className="text-ink-3 tabular-nums">{row.line}</span> },
    ...main.map((column, i) => ({ key: `c ${column.key}`, header: column.name, cell: (row: Preview["firstRows"][number]) => row.cells[i] })),
  ];
  return (
    <details className="rounded-lg border px-4 py-2">
      <summary className="cursor-pointer font-medium">{t("firstRows", { count: preview.firstRows.length })}</summary>
      <DataTable compact label={t("firstRows", { count: preview.firstRows.length })} columns={columns} rows={preview.firstRows} rowKey={(row) => String(row.line)} empty={<EmptyState compact title={t("noColumns")} />} />
    </details>
  );
}
