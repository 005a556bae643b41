"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { CollisionPanel } from "@/app/(workspace)/_collisions/collision-panel";
import { useEdited } from "@/app/(workspace)/_collisions/use-edited";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import type { NaruErrorData } from "@/app/_trpc/naru-error";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, DataTable, DateInput, Field, FieldRow, FormActions, LinkButton, PageHeader, PageSkeleton, QuantityInput, Section, Select, TextInput, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../../_member-context";
import { AddressFields, addressOf, type Address } from "../../_components/address-fields";
import { addressFaults } from "../../new/plan-shipment";
import type { Shipment } from "../_components/shipment-record-type";

/** Changes a shipment before it leaves. */
export function EditShipment({ shipmentId }: { shipmentId: string }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const query = useQuery(trpc.shipments.get.queryOptions({ shipmentId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  return <EditForm shipment={query.data} reread={async () => (await query.refetch()).data} />;
}

interface LineEntry {
  quantity: string | null;
  locationId: string | null;
  deliveryCode: string | null;
}

/** The shipment's fields and lines side by side. A line is named by its id. */
const flatOf = ({ head, plannedOn, shipTo, lines }: Values): Record<string, unknown> => ({ ...head, plannedOn, ...Object.fromEntries(Object.entries(shipTo).map(([name, value]) => [`shipTo.${name}`, value])), ...Object.fromEntries(Object.entries(lines).map(([id, line]) => [`line ${id}`, line])) });

interface Values {
  head: { carrier: string; trackingNumber: string; route: string; note: string; customerReference: string; packages: string | null };
  plannedOn: string | null;
  shipTo: Address;
  lines: Readonly<Record<string, LineEntry>>;
}

const valuesOf = (shipment: Shipment): Values => ({
  head: {
    carrier: shipment.carrier ?? "", trackingNumber: shipment.trackingNumber ?? "", route: shipment.route ?? "", note: shipment.note ?? "",
    customerReference: shipment.customerReference ?? "", packages: shipment.packages?.toString() ?? null,
  },
  plannedOn: shipment.plannedOn,
  shipTo: addressOf(shipment.shipTo),
  lines: Object.fromEntries(shipment.lines.map(({ id, quantity, locationId, deliveryCode }) => [id, { quantity, locationId, deliveryCode }])),
});

function EditForm({ shipment, reread }: { shipment: Shipment; reread: () => Promise<Shipment | undefined> }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const { textOf } = useErrorText();
  const format = useFormat();
  const [start] = useState(() => valuesOf(shipment));
  const [head, setHead] = useState(start.head);
  const [plannedOn, setPlannedOn] = useState(start.plannedOn);
  const [shipTo, setShipTo] = useState(start.shipTo);
  const [lines, setLines] = useState(start.lines);
  const edited = useEdited<Record<string, unknown>>({
    start: { version: shipment.version, values: flatOf(start) },
    reread: async () => {
      const saved = await reread();
      return saved && { version: saved.version, values: flatOf(valuesOf(saved)) };
    },
    read: () => flatOf({ head, plannedOn, shipTo, lines }),
    write: (name, value) => {
      if (name === "plannedOn") setPlannedOn(value as string | null);
      else if (name.startsWith("line ")) setLines((before) => ({ ...before, [name.slice(5)]: value as LineEntry }));
      else if (name.startsWith("shipTo.")) setShipTo((before) => ({ ...before, [name.slice(7)]: value }));
      else setHead((before) => ({ ...before, [name]: value }));
    },
  });
  const draft = useStateDraft<Values, Record<string, unknown>>({
    key: `shipment/${shipment.id}`,
    opened: edited.opened,
    values: { head, plannedOn, shipTo, lines },
    restore: (kept, before) => {
      setHead(kept.head);
      setPlannedOn(kept.plannedOn);
      setShipTo(kept.shipTo);
      setLines(kept.lines);
      if (before) edited.reopen(before);
    },
  });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const mayLines = shipment.availableActions.includes("edit_lines");
  const changed = shipment.lines.filter((line) => {
    const entry = lines[line.id];
    return entry && (entry.quantity !== line.quantity || entry.locationId !== line.locationId || entry.deliveryCode !== line.deliveryCode);
  });
  const save = useCommand(trpc.shipments.update, {
    doneText: t("edit.done"),
    onDone: () => {
      draft.saved();
      router.push(path(`/shipments/${shipment.id}`));
    },
    onRefused: (refusal: NaruErrorData) => {
      if (edited.onRefused(refusal)) return true;
      const found = refusal.code === "input.invalid" ? (refusal.faults ?? []).map((f) => [f.path, textOf(f.code, f.params) ?? ""] as const) : [];
      setFaults(Object.fromEntries(found));
      return found.length > 0;
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run({
      shipmentId: shipment.id, version: edited.opened.version, plannedOn: plannedOn ?? shipment.plannedOn, shipTo, ...head, packages: head.packages ? Number(head.packages) : null,
      lines: changed.map((line) => ({
        shipmentLineId: line.id, quantity: lines[line.id]?.quantity ?? "0", locationId: lines[line.id]?.locationId ?? null,
        deliveryCode: lines[line.id]?.deliveryCode === "final" ? "final" : lines[line.id]?.deliveryCode === "partial" ? "partial" : null,
      })),
    });
  };
  const labels: Readonly<Record<string, string>> = {
    plannedOn: t("plan.when"), carrier: t("plan.carrier"), trackingNumber: t("edit.tracking"), route: t("plan.route"), customerReference: t("plan.reference"), packages: t("edit.packages"), note: t("plan.note"),
  };
  const labelOf = (name: string) => (name.startsWith("shipTo.") ? t("plan.address") : name.startsWith("line ") ? shipment.lines.find((line) => `line ${line.id}` === name)?.itemCode : labels[name]);
  const show = (name: string, value: unknown) => {
    if (!name.startsWith("line ") || !value) return undefined;
    const { quantity, deliveryCode } = value as LineEntry;
    return [quantity ? format.quantity(quantity) : null, deliveryCode ? t(`code.${deliveryCode as "partial"}`) : null].filter(Boolean).join(" · ");
  };
  const text = (name: "carrier" | "trackingNumber" | "route" | "note" | "customerReference", label: string) => (
    <Field label={label} fault={faults[name]}><TextInput value={head[name]} onChange={(event) => setHead({ ...head, [name]: event.target.value })} /></Field>
  );
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <PageHeader title={t("edit.title", { number: shipment.number })} secondary={<LinkButton href={path(`/shipments/${shipment.id}`)}>{t("packing.back")}</LinkButton>} />
      <DraftBar draft={draft} />
      <CollisionPanel edited={edited} labelOf={labelOf} show={show} />
      <Section flush title={t("record.details")}>
        <FieldRow>
          <Field label={t("plan.when")} required><DateInput value={plannedOn} onChange={setPlannedOn} /></Field>
          {text("carrier", t("plan.carrier"))}
          {text("trackingNumber", t("edit.tracking"))}
          {text("route", t("plan.route"))}
          {text("customerReference", t("plan.reference"))}
          <Field label={t("edit.packages")} fault={faults["packages"]}><QuantityInput value={head.packages} onChange={(packages) => setHead({ ...head, packages })} /></Field>
        </FieldRow>
        {text("note", t("plan.note"))}
      </Section>
      <Section title={t("plan.linesTitle")} description={mayLines ? t("edit.quantityHint") : t("edit.packedHint")}>
        {mayLines ? <EditLines shipment={shipment} lines={lines} onChange={(id, entry) => setLines({ ...lines, [id]: entry })} /> : null}
      </Section>
      <Section title={t("plan.address")}><AddressFields value={shipTo} onChange={setShipTo} faults={addressFaults(faults)} /></Section>
      <DraftNote draft={draft} />
      <FormActions><Button type="submit" tone="primary" pending={save.pending} disabled={plannedOn === null}>{t("edit.save")}</Button></FormActions>
    </form>
  );
}

function EditLines({ shipment, lines, onChange }: { shipment: Shipment; lines: Readonly<Record<string, LineEntry>>; onChange: (id: string, entry: LineEntry) => void }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const format = useFormat();
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const places = warehouses.data?.find((w) => w.id === shipment.warehouseId)?.locations ?? [];
  const entryOf = (id: string): LineEntry => lines[id] ?? { quantity: null, locationId: null, deliveryCode: null };
  const columns: Column<Shipment["lines"][number]>[] = [
    { key: "item", header: t("record.item"), cell: (line) => `${line.itemCode} · ${line.description}` },
    { key: "unfilled", header: t("record.unfilled"), numeric: true, card: "line", cell: (line) => format.quantity(line.unfilled, { unit: line.unitCode }) },
    {
      key: "quantity", header: t("record.toShip"), numeric: true, card: "aside",
      cell: (line) => <span className="inline-block w-28"><QuantityInput aria-label={t("plan.quantityOf", { item: line.itemCode })} value={entryOf(line.id).quantity} onChange={(quantity) => onChange(line.id, { ...entryOf(line.id), quantity })} /></span>,
    },
    {
      key: "location", header: t("record.location"),
      cell: (line) => (
        <Select aria-label={`${t("record.location")} ${line.itemCode}`} value={entryOf(line.id).locationId ?? ""} placeholder={t("record.anyLocation")} options={places.map((p) => ({ value: p.id, label: p.code }))} onChange={(event) => onChange(line.id, { ...entryOf(line.id), locationId: event.target.value || null })} />
      ),
    },
    {
      key: "code", header: t("code.label"),
      cell: (line) => (
        <Select aria-label={t("plan.codeOf", { item: line.itemCode })} value={entryOf(line.id).deliveryCode ?? "partial"} options={[...(entryOf(line.id).deliveryCode === "reinstated" ? ["reinstated" as const] : []), "partial" as const, "final" as const].map((value) => ({ value, label: t(`code.${value}`) }))} onChange={(event) => onChange(line.id, { ...entryOf(line.id), deliveryCode: event.target.value })} />
      ),
    },
  ];
  return <DataTable label={t("plan.linesTitle")} columns={columns} rows={shipment.lines} rowKey={(line) => line.id} empty={null} />;
}
