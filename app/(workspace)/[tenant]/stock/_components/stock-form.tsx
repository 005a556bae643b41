"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import type { NaruErrorData } from "@/app/_trpc/naru-error";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, DateInput, Field, FieldRow, FormActions, Select, TextInput } from "@/app/_ui";
import { useMember, useWorkspacePath } from "../../../_member-context";
import { StockLineGrid } from "./stock-line-grid";
import { blankStockLine, isBlankStockLine, type StockFormKind, type StockLine } from "./stock-line";

/** A stock document by keyboard: where, when, why, and lines as in a spreadsheet. */
export function StockForm({ kind, warehouseId: given }: { kind: StockFormKind; warehouseId?: string }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const { workspace } = useMember();
  const { textOf } = useErrorText();
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const [chosen, setChosen] = useState(given);
  const [toChosen, setTo] = useState<string>();
  const [on, setOn] = useState<string | null>(workspace.today);
  const [reason, setReason] = useState("");
  const [rows, setRows] = useState<StockLine[]>(() => [blankStockLine()]);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [unread, setUnread] = useState(0);
  const grid = useTranslations("ui.grid");
  const all = warehouses.data ?? [];
  const warehouseId = chosen ?? all[0]?.id ?? "";
  const toWarehouseId = toChosen ?? all.find((w) => w.id !== warehouseId)?.id ?? warehouseId;
  const sent = rows.filter((row) => !isBlankStockLine(row));

  const draft = useStateDraft({
    key: `stock-${kind}/new`,
    values: { chosen, toChosen, on, reason, rows },
    restore: (kept) => {
      setChosen(kept.chosen);
      setTo(kept.toChosen);
      setOn(kept.on);
      setReason(kept.reason);
      setRows(kept.rows);
    },
  });
  const { run, pending } = usePost(kind, draft.saved, (refusal) => {
    setFaults(Object.fromEntries((refusal.faults ?? []).map((f) => [f.path, textOf(f.code, f.params) ?? f.code])));
    return false;
  });
  const submit = () => {
    const missing = missingFields(sent, t("needsItem"), t("needsQuantity"));
    if (sent.length === 0) missing["lines"] = t("needsLine");
    if (unread > 0) missing["lines"] = grid("unreadLeft", { count: unread });
    if ((kind === "adjust" || kind === "scrap") && reason.trim() === "") missing["reason"] = t("needsReason");
    setFaults(missing);
    if (Object.keys(missing).length === 0) run({ warehouseId, toWarehouseId, on: on ?? workspace.today, reason, lines: sent });
  };
  const options = all.map((w) => ({ value: w.id, label: w.name }));
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <DraftBar draft={draft} />
      <FieldRow>
        <Field label={kind === "transfer" ? t("fromWarehouse") : t("warehouse")} required>
          <Select options={options} value={warehouseId} onChange={(event) => { setChosen(event.target.value); setRows(rows.map((row) => ({ ...row, location: null }))); }} />
        </Field>
        {kind === "transfer" ? (
          <Field label={t("toWarehouse")} required hint={warehouseId === toWarehouseId ? t("withinHint") : undefined}>
            <Select options={options} value={toWarehouseId} onChange={(event) => { setTo(event.target.value); setRows(rows.map((row) => ({ ...row, toLocation: null }))); }} />
          </Field>
        ) : null}
        <Field label={t("date")} required fault={faults["on"]}><DateInput value={on} onChange={setOn} max={workspace.today} /></Field>
        <Field label={kind === "receive" ? t("reference") : t("reason")} required={kind === "adjust" || kind === "scrap"} fault={faults["reason"]}>
          <TextInput value={reason} onChange={(event) => setReason(event.target.value)} maxLength={120} placeholder={t(`${kind}.reasonExample`)} />
        </Field>
      </FieldRow>
      {faults["lines"] ? <p role="alert" className="text-late">{faults["lines"]}</p> : null}
      <StockLineGrid
        kind={kind} rows={rows} onChange={setRows} warehouseId={warehouseId} toWarehouseId={toWarehouseId} onUnread={setUnread}
        faultOf={(index, column) => { const row = rows[index]; const at = row ? sent.indexOf(row) : -1; return at < 0 ? undefined : faults[`lines.${at}.${column}`]; }}
      />
      <DraftNote draft={draft} />
      <FormActions><Button type="submit" tone="primary" keys="Ctrl+Enter" pending={pending}>{t(`${kind}.post`)}</Button></FormActions>
    </form>
  );
}

function missingFields(lines: readonly StockLine[], needsItem: string, needsQuantity: string): Record<string, string> {
  const missing: Record<string, string> = {};
  lines.forEach((line, i) => {
    if (!line.item) missing[`lines.${i}.itemId`] = needsItem;
    if (!line.quantity) missing[`lines.${i}.quantity`] = needsQuantity;
  });
  return missing;
}

interface Document {
  warehouseId: string;
  toWarehouseId: string;
  on: string;
  reason: string;
  lines: readonly StockLine[];
}

/** The command of each kind of document; afterwards the document is shown. */
function usePost(kind: StockFormKind, onPosted: () => void, onRefused: (refusal: NaruErrorData) => boolean) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const options = {
    onRefused,
    doneText: (result: { number: string }) => t("posted", { number: result.number }),
    onDone: (result: { documentId: string }) => {
      onPosted();
      router.push(path(`/stock/documents/${result.documentId}`));
    },
  };
  const receive = useCommand(trpc.stock.receive, options);
  const transfer = useCommand(trpc.stock.transfer, options);
  const adjust = useCommand(trpc.stock.adjust, options);
  const scrap = useCommand(trpc.stock.scrap, options);
  const run = ({ warehouseId, toWarehouseId, on, reason, lines }: Document) => {
    const base = (line: StockLine) => ({ itemId: line.item?.id ?? "", quantity: line.quantity ?? "", locationId: line.location?.id });
    if (kind === "receive") receive.run({ warehouseId, on, reference: reason, lines: lines.map((line) => ({ ...base(line), unitCost: line.unitCost })) });
    if (kind === "transfer") transfer.run({ warehouseId, toWarehouseId, on, reason, lines: lines.map((line) => ({ ...base(line), toLocationId: line.toLocation?.id })) });
    if (kind === "adjust") adjust.run({ warehouseId, on, reason, lines: lines.map((line) => ({ ...base(line), unitCost: line.unitCost })) });
    if (kind === "scrap") scrap.run({ warehouseId, on, reason, lines: lines.map(base) });
  };
  return { run, pending: receive.pending || transfer.pending || adjust.pending || scrap.pending };
}
