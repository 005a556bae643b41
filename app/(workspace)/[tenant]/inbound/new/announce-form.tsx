"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, Combobox, DateInput, Field, FieldRow, FormActions, Select, TextInput, type LookupOption } from "@/app/_ui";
import { LineGrid, type LineColumn } from "@/app/_ui/line-grid";
import { useMay, useMember, useWorkspacePath } from "../../../_member-context";
import { useItemSearch } from "../../stock/_components/stock-line-grid";

interface Line {
  key: string;
  item: LookupOption<unknown> | null;
  quantity: string | null;
  unitCost: string | null;
  dueOn: string | null;
}
const blank = (): Line => ({ key: crypto.randomUUID(), item: null, quantity: null, unitCost: null, dueOn: null });
const copyOf = (line: Line): Line => ({ ...line, key: crypto.randomUUID() });
const isBlank = (line: Line) => line.item === null && line.quantity === null;

/** Goods that are to come: from whom, when, what. Promising counts on them from then on. */
export function AnnounceForm() {
  const t = useTranslations("supply");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const path = useWorkspacePath();
  const { workspace } = useMember();
  const { textOf } = useErrorText();
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const [supplier, setSupplier] = useState<LookupOption<unknown> | null>(null);
  const [chosen, setChosen] = useState<string>();
  const [dueOn, setDueOn] = useState<string | null>(workspace.today);
  const [reference, setReference] = useState("");
  const [rows, setRows] = useState<Line[]>(() => [blank()]);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [unread, setUnread] = useState(0);
  const columns = useLineColumns();
  const grid = useTranslations("ui.grid");
  const warehouseId = chosen ?? warehouses.data?.[0]?.id ?? "";
  const sent = rows.filter((row) => !isBlank(row));
  const draft = useStateDraft({
    key: "announcement/new",
    values: { supplier, chosen, dueOn, reference, rows },
    restore: (kept) => {
      setSupplier(kept.supplier);
      setChosen(kept.chosen);
      setDueOn(kept.dueOn);
      setReference(kept.reference);
      setRows(kept.rows);
    },
  });
  const announce = useCommand(trpc.supply.announce, {
    doneText: (made) => t("announce.done", { number: made.number }),
    onDone: (made) => {
      draft.saved();
      router.push(path(`/inbound/${made.expectedReceiptId}`));
    },
    onRefused: (refusal) => setFaults(Object.fromEntries((refusal.faults ?? []).map((f) => [f.path, textOf(f.code, f.params) ?? f.code]))),
  });
  const submit = () => {
    const missing: Record<string, string> = sent.length === 0 ? { lines: t("announce.needsLine") } : {};
    if (unread > 0) missing["lines"] = grid("unreadLeft", { count: unread });
    if (!dueOn) missing["dueOn"] = t("announce.needsDay");
    sent.forEach((line, i) => {
      if (!line.item) missing[`lines.${i}.itemId`] = t("announce.needsItem");
      if (!line.quantity) missing[`lines.${i}.quantity`] = t("announce.needsQuantity");
    });
    setFaults(missing);
    if (Object.keys(missing).length > 0 || !dueOn) return;
    announce.run({
      supplierId: supplier?.id ?? null, warehouseId, dueOn, reference,
      lines: sent.map((line) => ({ itemId: line.item?.id ?? "", quantity: line.quantity ?? "", unitCost: line.unitCost, dueOn: line.dueOn })),
    });
  };
  const searchSuppliers = async (search: string): Promise<LookupOption<unknown>[]> => {
    const page = await queryClient.fetchQuery(trpc.supply.suppliers.queryOptions({ search, status: "active", limit: 12 }));
    return page.rows.map((row) => ({ id: row.id, label: row.name, detail: row.code }));
  };
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <DraftBar draft={draft} />
      <FieldRow>
        <Field label={t("supplier")}><Combobox value={supplier} onChange={setSupplier} search={searchSuppliers} clearable autoFocus /></Field>
        <Field label={t("warehouse")} required><Select value={warehouseId} onChange={(event) => setChosen(event.target.value)} options={(warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name }))} /></Field>
        <Field label={t("dueOn")} required fault={faults["dueOn"]}><DateInput value={dueOn} onChange={setDueOn} /></Field>
        <Field label={t("reference")}><TextInput value={reference} maxLength={120} onChange={(event) => setReference(event.target.value)} /></Field>
      </FieldRow>
      {faults["lines"] ? <p role="alert" className="text-late">{faults["lines"]}</p> : null}
      <LineGrid
        label={t("announce.lines")} columns={columns} rows={rows} rowKey={(row) => row.key} onChange={setRows} newRow={blank} copyRow={copyOf} isBlank={isBlank} onUnread={setUnread}
        faultOf={(index, column) => { const row = rows[index]; const at = row ? sent.indexOf(row) : -1; return at < 0 ? undefined : faults[`lines.${at}.${column}`]; }}
      />
      <DraftNote draft={draft} />
      <FormActions><Button type="submit" tone="primary" keys="Ctrl+Enter" pending={announce.pending}>{t("announce.post")}</Button></FormActions>
    </form>
  );
}

function useLineColumns(): readonly LineColumn<Line>[] {
  const t = useTranslations("supply");
  const may = useMay();
  const search = useItemSearch();
  return [
    {
      key: "itemId", kind: "lookup", role: "item", header: t("item"), search, get: (row) => row.item, set: (row, item) => ({ ...row, item }),
      show: (row) => (row.item ? <>{row.item.label} <span className="text-label text-ink-3">{row.item.detail}</span></> : null),
    },
    { key: "quantity", kind: "decimal", role: "quantity", header: t("quantity"), width: "110px", numeric: true, get: (row) => row.quantity, set: (row, quantity) => ({ ...row, quantity }) },
    ...(may("costs.view") ? [{ key: "unitCost", kind: "decimal", role: "cost", header: t("unitCost"), width: "120px", numeric: true, get: (row: Line) => row.unitCost, set: (row: Line, unitCost: string | null) => ({ ...row, unitCost }) } as const] : []),
    { key: "dueOn", kind: "date", role: "date", header: t("ownDay"), width: "130px", get: (row) => row.dueOn, set: (row, dueOn) => ({ ...row, dueOn }) },
  ];
}
