"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Button, DataTable, Section, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { AllocateDialog } from "../receipts/_components/allocate-dialog";

type Credit = RouterOutputs["receivables"]["openCredits"]["rows"][number];

/** Advances and credit notes of a customer that pay nothing yet; each can be put against open documents. Absent while there are none. */
export function OpenCredits({ customerId }: { customerId: string }) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const [allocating, setAllocating] = useState<Credit | null>(null);
  const query = useQuery(trpc.receivables.openCredits.queryOptions({ customerId }));
  if (query.error) return <QueryFault compact error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.rows.length === 0) return null;
  const hrefOf = (row: Credit): string | null =>
    row.sourceType === "receipt" ? path(`/receivables/receipts/${row.sourceId}`) : row.sourceType === "credit_note" ? path(`/invoices/${row.sourceId}`) : null;
  const columns: Column<Credit>[] = [
    {
      key: "number", header: t("document"),
      cell: (row) => {
        const href = hrefOf(row);
        return href ? <Link href={href} className="text-accent hover:underline">{row.number}</Link> : row.number;
      },
    },
    { key: "kind", header: t("kind"), cell: (row) => t(`kinds.${(row.sourceType === "opening" ? "opening_credit" : row.sourceType) as "receipt"}`) },
    { key: "on", header: t("postedOn"), cell: (row) => format.date(row.postedOn) },
    { key: "amount", header: t("amount"), numeric: true, card: "hidden", cell: (row) => format.money(row.amountMinor) },
    { key: "open", header: t("notAllocated"), numeric: true, cell: (row) => <span className="font-medium">{format.money(row.openMinor)}</span> },
    ...(may("receipts.record")
      ? [{ key: "actions", header: t("actionsColumn"), className: "w-24 sm:text-right", cell: (row: Credit) => <Button size="small" aria-label={t("credits.allocateFor", { number: row.number })} onClick={() => setAllocating(row)}>{t("allocate.verb")}</Button> }]
      : []),
  ];
  return (
    <Section flush title={t("credits.title")} description={t("credits.body")}>
      <DataTable label={t("credits.title")} columns={columns} rows={query.data.rows} rowKey={(row) => row.id} empty={null} />
      {allocating ? <AllocateDialog credit={{ id: allocating.id, customerId, number: allocating.number, openMinor: allocating.openMinor }} onClose={() => setAllocating(null)} /> : null}
    </Section>
  );
}
