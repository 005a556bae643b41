"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { useLineFaults } from "@/app/_trpc/use-line-faults";
import { DataTable, DateInput, EmptyState, Field, FieldRow, LinkButton, PageSkeleton, Section, TextInput, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { netValue, sumMinor } from "@/server/kernel/money";
import { useMember, useWorkspacePath } from "../../../_member-context";
import { IssuePage } from "../_components/issue-page";
import { LineWords, quantityColumn, useLineQuantities } from "../_components/line-quantities";

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
  const { workspace } = useMember();
  const [on, setOn] = useState<string | null>(workspace.today);
  const [reference, setReference] = useState(head.customerReference ?? "");
  const { quantities, set, setAll, takenOf } = useLineQuantities(() => Object.fromEntries(lines.map((line) => [line.id, line.billable])));
  const { faults, clear, take } = useLineFaults();
  const wanted = takenOf(lines).map(({ line, quantity }) => ({ shipmentLineId: line.id, quantity }));
  const netOf = (line: Line) => (quantities[line.id] ? netValue({ ...line, quantity: quantities[line.id] ?? "0" }) : 0n);
  const total = sumMinor(lines.map(netOf));
  const draft = useStateDraft({
    key: draftKey,
    values: { on, reference, quantities },
    restore: (kept) => {
      setOn(kept.on);
      setReference(kept.reference);
      setAll({ ...quantities, ...kept.quantities });
    },
  });
  const issue = useCommand(trpc.invoicing.issue, {
    refresh: false,
    doneText: (made) => t("issue.done", { number: made.number }),
    onDone: (made) => {
      draft.saved();
      router.push(path(`/invoices/${made.invoiceId}`));
    },
    onRefused: (refusal) => take(refusal, wanted.map((line) => line.shipmentLineId)),
  });
  return (
    <IssuePage
      title={t("issue.title")}
      description={head.customerName === head.entityName ? head.customerName : t("issue.forCustomer", { customer: head.customerName, company: head.entityName })}
      back={<LinkButton href={path("/invoices/to-invoice")}>{t("issue.toList")}</LinkButton>}
      draft={draft}
      verb={t("issue.save")}
      question={t("issue.ask", { amount: format.money(total), company: head.entityName })}
      ready={wanted.length > 0 && on !== null}
      pending={issue.pending}
      onIssue={() => {
        clear();
        issue.run({ on: on ?? undefined, customerReference: reference, lines: wanted });
      }}
    >
      <FieldRow>
        <Field label={t("issue.when")} required fault={faults["on"]}><DateInput value={on} onChange={setOn} max={workspace.today} /></Field>
        <Field label={t("issue.reference")}><TextInput value={reference} onChange={(event) => setReference(event.target.value)} /></Field>
      </FieldRow>
      <Section title={t("record.lines")}>
        <IssueLines lines={lines} quantities={quantities} faults={faults} netOf={netOf} onChange={set} />
        <p className="flex flex-wrap justify-end gap-x-3 text-right">
          <span className="text-ink-2">{t("issue.total")}</span>
          <span className="font-semibold" aria-live="polite">{format.money(total)}</span>
        </p>
        <p className="max-w-prose text-ink-2">{wanted.length === 0 ? t("issue.enterQuantity") : t("issue.taxNote")}</p>
      </Section>
    </IssuePage>
  );
}

function IssueLines({ lines, quantities, faults, netOf, onChange }: { lines: readonly Line[]; quantities: Readonly<Record<string, string | null>>; faults: Readonly<Record<string, string>>; netOf: (line: Line) => bigint; onChange: (id: string, quantity: string | null) => void }) {
  const t = useTranslations("invoicing");
  const format = useFormat();
  const columns: Column<Line>[] = [
    { key: "item", header: t("issue.item"), cell: (line) => <LineWords words={`${line.itemCode} · ${line.description}`} fault={faults[line.id]} /> },
    { key: "shipment", header: t("issue.shipment"), cell: (line) => line.shipmentNumber },
    { key: "price", header: t("issue.price"), numeric: true, card: "line", cell: (line) => format.unitPrice(line.unitPrice) },
    { key: "unbilled", header: t("issue.unbilled"), numeric: true, card: "line", cell: (line) => format.quantity(line.billable) },
    quantityColumn({ header: t("issue.quantity"), labelOf: (line) => t("issue.quantityOf", { item: line.itemCode }), quantities, faults, onChange }),
    { key: "net", header: t("issue.net"), numeric: true, card: "line", cell: (line) => format.money(netOf(line), line.currency, { zero: "dash" }) },
  ];
  return <DataTable label={t("record.lines")} columns={columns} rows={lines} rowKey={(line) => line.id} empty={null} />;
}
