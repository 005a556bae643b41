"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { useLineFaults } from "@/app/_trpc/use-line-faults";
import { Button, DataTable, DateInput, EmptyState, Field, FieldRow, FormActions, LinkButton, PageHeader, PageSkeleton, QuantityInput, Section, Select, TextInput, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { isPositive } from "@/server/kernel/quantity";
import { useMember, useWorkspacePath } from "../../../_member-context";
import type { Shipment } from "../../shipments/[shipmentId]/_components/shipment-record-type";

type Line = Shipment["lines"][number];
type Disposition = "restock" | "scrap";
interface Entry {
  quantity: string | null;
  disposition: Disposition;
}

/** Goods of a shipment come back: how many, why, and where they go. */
export function ReceiveReturn({ shipmentId }: { shipmentId: string }) {
  const t = useTranslations("shipments.returns");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const query = useQuery(trpc.shipments.get.queryOptions({ shipmentId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("newTitle")} />;
  const lines = query.data.lines.filter((line) => isPositive(line.returnable));
  if (lines.length === 0) return <EmptyState title={t("nothing")} actions={<LinkButton href={path(`/shipments/${shipmentId}`)}>{query.data.number}</LinkButton>}>{t("nothingBody")}</EmptyState>;
  return <ReturnForm shipment={query.data} lines={lines} />;
}

function ReturnForm({ shipment, lines }: { shipment: Shipment; lines: readonly Line[] }) {
  const t = useTranslations("shipments.returns");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const { workspace } = useMember();
  const [on, setOn] = useState<string | null>(workspace.today);
  const [reason, setReason] = useState("");
  const [entries, setEntries] = useState<Readonly<Record<string, Entry>>>({});
  const { faults, clear, take } = useLineFaults();
  const wanted = lines.flatMap((line) => {
    const entry = entries[line.id];
    return entry?.quantity && isPositive(entry.quantity) ? [{ shipmentLineId: line.id, quantity: entry.quantity, disposition: entry.disposition }] : [];
  });
  const draft = useStateDraft({
    key: `return/${shipment.id}`,
    values: { on, reason, entries },
    restore: (kept) => {
      setOn(kept.on);
      setReason(kept.reason);
      setEntries(kept.entries);
    },
  });
  const receive = useCommand(trpc.shipments.receiveReturn, {
    refresh: false,
    doneText: (made) => t("done", { number: made.number }),
    onDone: (made) => {
      draft.saved();
      router.push(path(`/returns/${made.returnReceiptId}`));
    },
    onRefused: (refusal) => take(refusal, wanted.map((line) => line.shipmentLineId)),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    clear();
    receive.run({ shipmentId: shipment.id, on: on ?? undefined, reason, lines: wanted });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <PageHeader
        title={t("newTitle")}
        description={t("forShipment", { number: shipment.number, customer: shipment.customerName })}
        secondary={<LinkButton href={path(`/shipments/${shipment.id}`)}>{shipment.number}</LinkButton>}
      />
      <DraftBar draft={draft} />
      <Section flush title={t("linesTitle")}>
        <ReturnLines lines={lines} entries={entries} faults={faults} onChange={(id, entry) => setEntries({ ...entries, [id]: entry })} />
        {wanted.length === 0 ? <p className="text-ink-2">{t("enterQuantity")}</p> : null}
      </Section>
      <FieldRow>
        <Field label={t("when")} required fault={faults["on"]}><DateInput value={on} onChange={setOn} max={workspace.today} /></Field>
        <Field label={t("reasonLabel")} required fault={faults["reason"]}><TextInput value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      </FieldRow>
      <DraftNote draft={draft} />
      <FormActions><Button type="submit" tone="primary" pending={receive.pending} disabled={wanted.length === 0}>{t("save")}</Button></FormActions>
    </form>
  );
}

function ReturnLines({ lines, entries, faults, onChange }: { lines: readonly Line[]; entries: Readonly<Record<string, Entry>>; faults: Readonly<Record<string, string>>; onChange: (id: string, entry: Entry) => void }) {
  const t = useTranslations("shipments.returns");
  const s = useTranslations("shipments");
  const format = useFormat();
  const entryOf = (line: Line): Entry => entries[line.id] ?? { quantity: null, disposition: "restock" };
  const columns: Column<Line>[] = [
    {
      key: "item",
      header: s("record.item"),
      cell: (line) => (
        <span className="flex flex-col">
          <span>{line.itemCode} · {line.description}</span>
          {faults[line.id] ? <span role="alert" className="text-label text-late">{faults[line.id]}</span> : null}
        </span>
      ),
    },
    { key: "shipped", header: s("record.shipped"), numeric: true, card: "line", cell: (line) => format.quantity(line.quantity) },
    { key: "most", header: t("most"), numeric: true, card: "line", cell: (line) => format.quantity(line.returnable) },
    {
      key: "quantity",
      header: t("quantity"),
      numeric: true,
      card: "aside",
      cell: (line) => (
        <span className="inline-block w-28"><QuantityInput aria-label={t("quantityOf", { item: line.itemCode })} unit={line.unitCode} value={entryOf(line).quantity} invalid={Boolean(faults[line.id])} onChange={(quantity) => onChange(line.id, { ...entryOf(line), quantity })} /></span>
      ),
    },
    {
      key: "disposition",
      header: t("disposition"),
      card: "line",
      cell: (line) => (
        <Select
          aria-label={t("dispositionOf", { item: line.itemCode })}
          value={entryOf(line).disposition}
          options={(["restock", "scrap"] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(event) => onChange(line.id, { ...entryOf(line), disposition: event.target.value === "scrap" ? "scrap" : "restock" })}
        />
      ),
    },
  ];
  return <DataTable label={t("linesTitle")} columns={columns} rows={lines} rowKey={(line) => line.id} empty={null} />;
}
