"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import type { NaruErrorData } from "@/app/_trpc/naru-error";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, ConfirmDialog, DataTable, DateInput, EmptyState, Field, FieldRow, LinkButton, PageHeader, PageSkeleton, QuantityInput, Section, TextInput, ThumbAction, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { netValue, sumMinor } from "@/server/kernel/money";
import { isPositive } from "@/server/kernel/quantity";
import { useMember, useWorkspacePath } from "../../../_member-context";

type Billable = inferRouterOutputs<AppRouter>["invoicing"]["billableLines"];
type Line = Billable["lines"][number];

/** An invoice over what was shipped, whole or in part. */
export function IssueInvoice({ shipmentIds, orderId, draftKey }: { shipmentIds: readonly string[]; orderId?: string; draftKey: string }) {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const query = useQuery(trpc.invoicing.billableLines.queryOptions({ shipmentIds: [...shipmentIds], orderId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("issue.title")} />;
  const back = <LinkButton href={path("/invoices/to-invoice")}>{t("issue.toList")}</LinkButton>;
  const billed = query.data.shipments.filter((s) => query.data.lines.some((line) => line.shipmentId === s.id));
  const [head] = billed;
  if (!head) return <EmptyState title={t("issue.nothingTitle")} actions={back}>{t("issue.nothingBody")}</EmptyState>;
  if (billed.some((s) => s.legalEntityId !== head.legalEntityId)) return <EmptyState title={t("issue.severalTitle")} actions={back}>{t("issue.severalBody")}</EmptyState>;
  return <IssueForm head={head} lines={query.data.lines} draftKey={draftKey} />;
}

function IssueForm({ head, lines, draftKey }: { head: Billable["shipments"][number]; lines: readonly Line[]; draftKey: string }) {
  const t = useTranslations("invoicing");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const format = useFormat();
  const { textOf } = useErrorText();
  const { workspace } = useMember();
  const [on, setOn] = useState<string | null>(workspace.today);
  const [reference, setReference] = useState(head.customerReference ?? "");
  const [quantities, setQuantities] = useState<Readonly<Record<string, string | null>>>(() => Object.fromEntries(lines.map((line) => [line.id, line.billable])));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const [asking, setAsking] = useState(false);
  const wanted = lines.flatMap((line) => {
    const quantity = quantities[line.id];
    return quantity && isPositive(quantity) ? [{ shipmentLineId: line.id, quantity }] : [];
  });
  const netOf = (line: Line) => (quantities[line.id] ? netValue({ ...line, quantity: quantities[line.id] ?? "0" }) : 0n);
  const total = sumMinor(lines.map(netOf));
  const draft = useStateDraft({
    key: draftKey,
    values: { on, reference, quantities },
    restore: (kept) => {
      setOn(kept.on);
      setReference(kept.reference);
      setQuantities({ ...quantities, ...kept.quantities });
    },
  });
  const issue = useCommand(trpc.invoicing.issue, {
    refresh: false,
    doneText: (made) => t("issue.done", { number: made.number }),
    onDone: (made) => {
      draft.saved();
      router.push(path(`/invoices/${made.invoiceId}`));
    },
    onRefused: (refusal: NaruErrorData) => {
      setAsking(false);
      const found = (refusal.faults ?? []).map((fault) => {
        const index = /^lines\.(\d+)/.exec(fault.path)?.[1];
        return [index === undefined ? fault.path : (wanted[Number(index)]?.shipmentLineId ?? fault.path), textOf(fault.code, fault.params) ?? ""] as const;
      });
      setFaults(Object.fromEntries(found));
      return found.length > 0;
    },
  });
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <PageHeader
        title={t("issue.title")}
        description={head.customerName === head.entityName ? head.customerName : t("issue.forCustomer", { customer: head.customerName, company: head.entityName })}
        secondary={<LinkButton href={path("/invoices/to-invoice")}>{t("issue.toList")}</LinkButton>}
      />
      <DraftBar draft={draft} />
      <FieldRow>
        <Field label={t("issue.when")} required fault={faults["on"]}><DateInput value={on} onChange={setOn} max={workspace.today} /></Field>
        <Field label={t("issue.reference")}><TextInput value={reference} onChange={(event) => setReference(event.target.value)} /></Field>
      </FieldRow>
      <Section title={t("record.lines")}>
        <IssueLines lines={lines} quantities={quantities} faults={faults} netOf={netOf} onChange={(id, quantity) => setQuantities({ ...quantities, [id]: quantity })} />
        <p className="flex flex-wrap justify-end gap-x-3 text-right">
          <span className="text-ink-2">{t("issue.total")}</span>
          <span className="font-semibold" aria-live="polite">{format.money(total)}</span>
        </p>
        <p className="max-w-prose text-ink-2">{wanted.length === 0 ? t("issue.enterQuantity") : t("issue.taxNote")}</p>
      </Section>
      <DraftNote draft={draft} />
      <div className="flex"><ThumbAction><Button type="submit" tone="primary" disabled={wanted.length === 0 || on === null}>{t("issue.save")}</Button></ThumbAction></div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("issue.save")}
        description={t("issue.ask", { amount: format.money(total), company: head.entityName })}
        verb={t("issue.save")}
        pending={issue.pending}
        onConfirm={() => {
          setFaults({});
          issue.run({ on: on ?? undefined, customerReference: reference, lines: wanted });
        }}
      />
    </form>
  );
}

function IssueLines({ lines, quantities, faults, netOf, onChange }: { lines: readonly Line[]; quantities: Readonly<Record<string, string | null>>; faults: Readonly<Record<string, string>>; netOf: (line: Line) => bigint; onChange: (id: string, quantity: string | null) => void }) {
  const t = useTranslations("invoicing");
  const format = useFormat();
  const columns: Column<Line>[] = [
    {
      key: "item",
      header: t("issue.item"),
      cell: (line) => (
        <span className="flex flex-col">
          <span>{line.itemCode} · {line.description}</span>
          {faults[line.id] ? <span role="alert" className="text-label text-late">{faults[line.id]}</span> : null}
        </span>
      ),
    },
    { key: "shipment", header: t("issue.shipment"), cell: (line) => line.shipmentNumber },
    { key: "price", header: t("issue.price"), numeric: true, card: "line", cell: (line) => format.unitPrice(line.unitPrice) },
    { key: "unbilled", header: t("issue.unbilled"), numeric: true, card: "line", cell: (line) => format.quantity(line.billable) },
    {
      key: "quantity",
      header: t("issue.quantity"),
      numeric: true,
      card: "aside",
      cell: (line) => (
        <span className="inline-block w-28"><QuantityInput aria-label={t("issue.quantityOf", { item: line.itemCode })} unit={line.unitCode} value={quantities[line.id] ?? null} invalid={Boolean(faults[line.id])} onChange={(quantity) => onChange(line.id, quantity)} /></span>
      ),
    },
    { key: "net", header: t("issue.net"), numeric: true, card: "line", cell: (line) => format.money(netOf(line), line.currency, { zero: "dash" }) },
  ];
  return <DataTable label={t("record.lines")} columns={columns} rows={lines} rowKey={(line) => line.id} empty={null} />;
}
