"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import type { NaruErrorData } from "@/app/_trpc/naru-error";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, DateInput, EmptyState, Field, FieldRow, FormActions, LinkButton, PageHeader, PageSkeleton, Section, TextInput } from "@/app/_ui";
import { isPositive } from "@/server/kernel/quantity";
import { useMember, useWorkspacePath } from "../../../_member-context";
import { AddressFields, addressOf, EMPTY_ADDRESS, type Address } from "../_components/address-fields";
import { PlanLines, type PlanEntry } from "./plan-lines";
import type { OpenOrder } from "./plan-shipment-type";

type Order = inferRouterOutputs<AppRouter>["orders"]["get"];

/** A shipment of an order, filled with what is open and where it goes. */
export function PlanShipment({ orderId }: { orderId: string }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const open = useQuery(trpc.shipments.openLines.queryOptions({ orderId }));
  const order = useQuery(trpc.orders.get.queryOptions({ orderId }));
  const error = open.error ?? order.error;
  if (error) return <QueryFault error={error} onRetry={() => void Promise.all([open.refetch(), order.refetch()])} />;
  if (!open.data || !order.data) return <PageSkeleton label={t("plan.title")} />;
  if (open.data.lines.length === 0) {
    return <EmptyState title={t("plan.nothingOpen")} actions={<LinkButton href={path(`/orders/${orderId}`)}>{t("plan.openOrder")}</LinkButton>}>{t("plan.nothingOpenBody")}</EmptyState>;
  }
  return <PlanForm open={open.data} order={order.data} />;
}

function PlanForm({ open, order }: { open: OpenOrder; order: Order }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const { workspace } = useMember();
  const { textOf } = useErrorText();
  const [plannedOn, setPlannedOn] = useState<string | null>(workspace.today);
  const [carrier, setCarrier] = useState(order.carrier ?? "");
  const [route, setRoute] = useState(order.route ?? "");
  const [note, setNote] = useState("");
  const [shipTo, setShipTo] = useState<Address>(addressOf(order.shipTo ?? open.shipTo ?? EMPTY_ADDRESS));
  const [entries, setEntries] = useState<Readonly<Record<string, PlanEntry>>>(() => stocked(open));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const wanted = open.lines.flatMap((line) => {
    const entry = entries[line.demandLineId];
    return entry?.quantity && isPositive(entry.quantity) ? [{ demandLineId: line.demandLineId, quantity: entry.quantity, deliveryCode: entry.code }] : [];
  });
  const groups = new Set(open.lines.filter((line) => wanted.some((w) => w.demandLineId === line.demandLineId)).map((line) => (line.shipSeparately ? line.demandLineId : line.warehouseId)));
  const keepFaults = (refusal: NaruErrorData) => {
    const found = (refusal.faults ?? []).map((fault) => [keyOf(fault.path, wanted), textOf(fault.code, fault.params) ?? ""] as const);
    setFaults(Object.fromEntries(found));
    return found.length > 0;
  };
  const draft = useStateDraft({
    key: `shipment-plan/${open.orderId}`,
    values: { plannedOn, carrier, route, note, shipTo, entries },
    restore: (kept) => {
      setPlannedOn(kept.plannedOn);
      setCarrier(kept.carrier);
      setRoute(kept.route);
      setNote(kept.note);
      setShipTo(kept.shipTo);
      setEntries(kept.entries);
    },
  });
  const create = useCommand(trpc.shipments.create, {
    refresh: false,
    doneText: (made) => t("plan.done", { count: made.shipments.length, number: made.shipments[0]?.number ?? "" }),
    onDone: (made) => {
      draft.saved();
      router.push(made.shipments.length === 1 ? path(`/shipments/${made.shipments[0]?.shipmentId ?? ""}`) : path(`/shipments?order=${open.orderId}`));
    },
    onRefused: keepFaults,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setFaults({});
    create.run({ plannedOn: plannedOn ?? undefined, shipTo, carrier, route, note, customerReference: order.customerReference, paymentTermsId: order.paymentTermsId, lines: wanted });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <PageHeader
        title={t("plan.title")}
        description={t("plan.forOrder", { order: open.orderNumber, customer: open.customerName })}
        secondary={<LinkButton href={path(`/orders/${open.orderId}`)}>{t("plan.openOrder")}</LinkButton>}
      />
      <DraftBar draft={draft} />
      <Section
        flush
        title={t("plan.linesTitle")}
        actions={
          <>
            <Button onClick={() => setEntries(stocked(open))}>{t("plan.fillStock")}</Button>
            <Button onClick={() => setEntries(whole(open))}>{t("plan.fillAll")}</Button>
          </>
        }
      >
        <PlanLines lines={open.lines} entries={entries} faults={faults} onChange={(id, entry) => setEntries({ ...entries, [id]: entry })} />
        <p className="text-ink-2" aria-live="polite">{t("plan.willMake", { count: groups.size })}</p>
      </Section>
      <Section title={t("plan.delivery")}>
        <FieldRow>
          <Field label={t("plan.when")} required fault={faults["plannedOn"]}><DateInput value={plannedOn} onChange={setPlannedOn} /></Field>
          <Field label={t("plan.carrier")}><TextInput value={carrier} onChange={(event) => setCarrier(event.target.value)} /></Field>
          <Field label={t("plan.route")}><TextInput value={route} onChange={(event) => setRoute(event.target.value)} /></Field>
          <Field label={t("plan.note")}><TextInput value={note} onChange={(event) => setNote(event.target.value)} /></Field>
        </FieldRow>
      </Section>
      <Section title={t("plan.address")}>
        <AddressFields value={shipTo} onChange={setShipTo} faults={addressFaults(faults)} hint={t("plan.addressHint")} />
      </Section>
      <DraftNote draft={draft} />
      <FormActions>
        <Button type="submit" tone="primary" pending={create.pending} disabled={wanted.length === 0 || plannedOn === null}>{t("plan.save")}</Button>
      </FormActions>
    </form>
  );
}

const entry = (line: OpenOrder["lines"][number], quantity: string): PlanEntry => ({ quantity: isPositive(quantity) ? quantity : null, code: quantity === line.unfilled ? "final" : "partial" });
const stocked = (open: OpenOrder) => Object.fromEntries(open.lines.map((line) => [line.demandLineId, entry(line, line.shippable)]));
const whole = (open: OpenOrder) => Object.fromEntries(open.lines.map((line) => [line.demandLineId, entry(line, line.open)]));

/** A fault of the third wanted line belongs to that order line, wherever it stands on the screen. */
function keyOf(path: string, wanted: readonly { demandLineId: string }[]): string {
  const index = /^lines\.(\d+)/.exec(path)?.[1];
  return index === undefined ? path : (wanted[Number(index)]?.demandLineId ?? path);
}

export function addressFaults(faults: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(faults).filter(([path]) => path.startsWith("shipTo.")).map(([path, text]) => [path.slice("shipTo.".length), text]));
}
