"use client";

import { useTranslations } from "next-intl";
import { useErrorText } from "@/app/_trpc/use-error-text";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { DataTable, EmptyState, TextInput, type Column } from "@/app/_ui";

type Faulty = RouterOutputs["imports"]["faultyRows"];
type Row = Faulty["rows"][number];

/** Corrected cells that are not sent yet: line of the file → column → text. */
export type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface Line {
  row: Row;
  cell: Row["cells"][number];
  /** Faults of this line by column; those that name no column stand under "". */
  faults: Map<string, string[]>;
}

/** On a phone the cells of a line stand under one another, each with the name of its column. */
const WIDE = "max-sm:col-span-2 max-sm:flex max-sm:flex-col max-sm:justify-self-stretch max-sm:py-1 max-sm:text-left";

/** Refused rows as they stand in the file, each faulty cell open for correction with what is wrong beneath it. */
export function CorrectCells({ data, cells, editable, onChange }: { data: Faulty; cells: Cells; editable: boolean; onChange: (cells: Cells) => void }) {
  const t = useTranslations("imports");
  const { textOf } = useErrorText();
  const lines = data.rows.flatMap((row) => linesOf(row, (one) => textOf(one.code, one.params) ?? one.code));
  const names = [...data.columns, ...(data.linesColumns ?? []).filter((name) => !data.columns.includes(name))];
  const faulty = new Set(lines.flatMap((line) => [...line.faults.keys()]));
  const ordered = [...names.filter((name) => faulty.has(name)), ...names.filter((name) => !faulty.has(name))];
  const columnsOf = (line: Line) => (line.cell.ofLines ? (data.linesColumns ?? []) : data.columns);
  const valueOf = (line: Line, name: string) => cells[line.cell.id]?.[name] ?? line.cell.values[columnsOf(line).indexOf(name)] ?? "";
  const set = (line: Line, name: string, value: string) => onChange({ ...cells, [line.cell.id]: { ...cells[line.cell.id], [name]: value } });
  const cellOf = (line: Line, name: string) => {
    const faults = line.faults.get(name);
    const open = editable && (faults !== undefined || line.faults.has("") || cells[line.cell.id]?.[name] !== undefined);
    if (!open) return <span className={faults ? "flex flex-col gap-1" : "text-ink-2"}>{valueOf(line, name)}<Faults texts={faults} /></span>;
    return (
      <span className="flex min-w-40 flex-col gap-1">
        <TextInput aria-label={t("grid.cell", { column: name, line: line.cell.line })} invalid={faults !== undefined} value={valueOf(line, name)} onChange={(event) => set(line, name, event.target.value)} />
        <Faults texts={faults} />
      </span>
    );
  };
  const columns: Column<Line>[] = [
    { key: "line", header: t("line"), card: "title", cell: (line) => <span className="tabular-nums"><span className="sm:hidden">{t("line")} </span>{t(line.cell.ofLines ? "grid.lineOfLines" : "grid.line", { line: line.cell.line })}</span> },
    ...(faulty.has("") ? [{ key: "whole", header: t("faults"), className: WIDE, cell: (line: Line) => <Faults texts={line.faults.get("")} /> }] : []),
    ...ordered.map((name): Column<Line> => ({ key: `c ${name}`, header: name, card: "line", className: WIDE, cell: (line) => (columnsOf(line).includes(name) ? <><span className="text-label text-ink-3 sm:hidden">{name}</span>{cellOf(line, name)}</> : null) })),
  ];
  return (
    <DataTable label={t("refusedTitle")} columns={columns} rows={lines} rowKey={(line) => `${line.row.position} ${line.cell.id}`} empty={<EmptyState compact title={t("noFaults")} />} />
  );
}

function Faults({ texts }: { texts: string[] | undefined }) {
  if (!texts) return null;
  return <span className="flex max-w-80 flex-col whitespace-normal text-label text-late">{texts.map((text, i) => <span key={i}>{text}</span>)}</span>;
}

function linesOf(row: Row, textOf: (one: Row["faults"][number]) => string): Line[] {
  const lines = row.cells.map((cell): Line => {
    const faults = new Map<string, string[]>();
    for (const one of row.faults) {
      const line = one.params["fileLine"] ?? row.lineNumbers[0];
      if (line !== cell.line || Boolean(one.params["file"]) !== cell.ofLines) continue;
      const column = String(one.params["column"] ?? "");
      faults.set(column, [...(faults.get(column) ?? []), textOf(one)]);
    }
    return { row, cell, faults };
  });
  const faulty = lines.filter((line) => line.faults.size > 0);
  return faulty.length > 0 ? faulty : lines;
}
