"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { useDocumentActions } from "@/app/(workspace)/_documents/use-document-actions";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { DataTable, DateInput, EmptyState, Field, LinkButton, PageSkeleton, RecordHeader, Section, StatTile, StatTiles, useListParams, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import { OpenCredits } from "./open-credits";

const OpeningDialog = onDemand(() => import("./opening-dialog").then((module) => module.OpeningDialog));

type Row = RouterOutputs["receivables"]["statement"]["rows"][number];

/** A customer's account: brought forward, every document with the balance after it, what is owed now. */
export function CustomerStatement({ customerId }: { customerId: string }) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const [params, setParams] = useListParams(["from", "to"] as const);
  const [opening, setOpening] = useState<"receivable" | "credit" | null>(null);
  const [from, to] = [params.from ?? `${format.today.slice(0, 4)}-01-01`, params.to ?? format.today];
  const documents = useDocumentActions([{ kind: "statement", recordId: customerId, from, until: to }]);
  const query = useQuery(trpc.receivables.statement.queryOptions({ customerId, from, to }, { placeholderData: keepPreviousData }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("statement.title")} />;
  const { customer, now, rows, openingMinor, closingMinor, cutShort } = query.data;
  const hrefOf = (row: Row): string | null => {
    if (row.kind === "invoice" || row.kind === "credit_note") return path(`/invoices/${row.documentId}`);
    if (row.kind === "receipt" || row.kind === "receipt_reversal") return path(`/receivables/receipts/${row.documentId}`);
    return null;
  };
  const columns: Column<Row>[] = [
    { key: "number", header: t("document"), cell: (row) => { const href = hrefOf(row); return href ? <Link href={href} className="text-accent hover:underline">{row.number}</Link> : row.number; } },
    { key: "kind", header: t("kind"), cell: (row) => t(`kinds.${row.kind as "invoice"}`) },
    { key: "on", header: t("postedOn"), cell: (row) => format.date(row.on) },
    { key: "dueOn", header: t("dueOn"), cell: (row) => (row.dueOn ? format.date(row.dueOn) : null), card: "hidden" },
    { key: "amount", header: t("amount"), numeric: true, cell: (row) => format.money(row.amountMinor) },
    { key: "balance", header: t("balance"), numeric: true, cell: (row) => format.money(row.balanceMinor, undefined, { zero: "dash" }) },
  ];
  return (
    <>
      <RecordHeader
        number={t("statement.title")}
        party={<Link href={path(`/customers/${customer.id}`)} className="hover:text-accent hover:underline">{customer.name}</Link>}
        meta={<span>{customer.code}</span>}
        amount={format.money(now.balanceMinor)}
        actions={
          [
            ...documents.menu,
            ...(may("ledger.post") ? (["receivable", "credit"] as const).map((kind) => ({ id: kind, label: t(`opening.${kind}.title`), onSelect: () => setOpening(kind) })) : []),
          ]
        }
        primary={may("receipts.record") ? <LinkButton tone="primary" href={path(`/receivables/receipts/new?customer=${customer.id}`)}>{t("recordReceipt")}</LinkButton> : undefined}
      />
      <StatTiles>
        <StatTile label={t("statement.owes")} value={format.money(now.receivableMinor, undefined, { zero: "dash" })} href={path(`/receivables?customer=${customer.id}`)} />
        <StatTile label={t("statement.advances")} value={format.money(now.advanceMinor, undefined, { zero: "dash" })} href={path(`/receivables/receipts?customer=${customer.id}&state=unallocated`)} />
        <StatTile label={t("statement.balanceNow")} value={format.money(now.balanceMinor, undefined, { zero: "dash" })} />
      </StatTiles>
      <OpenCredits customerId={customer.id} />
      <Section
        flush
        title={t("statement.movements")}
        description={t("statement.broughtForward", { amount: format.money(openingMinor), on: format.date(from) })}
        actions={
          <>
            <Field label={t("from")} hideLabel><DateInput value={from} max={to} onChange={(date) => setParams({ from: date })} /></Field>
            <Field label={t("to")} hideLabel><DateInput value={to} min={from} onChange={(date) => setParams({ to: date })} /></Field>
          </>
        }
      >
        <DataTable
          label={t("statement.title")}
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.kind}:${row.documentId}`}
          totals={{ balance: format.money(closingMinor) }}
          totalsLabel={t("statement.closing", { on: format.date(to) })}
          refreshing={query.isPlaceholderData}
          empty={<EmptyState compact title={t("statement.empty")}>{t("statement.emptyBody")}</EmptyState>}
        />
        {cutShort ? <p role="status" className="text-waiting">{t("statement.cutShort")}</p> : null}
      </Section>
      {documents.dialog}
      {opening ? <OpeningDialog kind={opening} customerId={customer.id} onClose={() => setOpening(null)} /> : null}
    </>
  );
}
