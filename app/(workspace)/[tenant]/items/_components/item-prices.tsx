"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Chip, DataTable, EmptyState, LinkButton, Section } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useValidity } from "../../prices/_components/use-validity";

/** What the item costs, list by list. */
export function ItemPrices({ itemId, flush }: { itemId: string; flush: boolean }) {
  const t = useTranslations("catalog");
  const p = useTranslations("pricing");
  const format = useFormat();
  const validity = useValidity();
  const path = useWorkspacePath();
  const may = useMay();
  const prices = useQuery(useTRPC().pricing.itemPrices.queryOptions({ itemId }));
  const lists = useQuery(useTRPC().pricing.lists.queryOptions({}));
  const base = lists.data?.rows.find((list) => list.isBase);
  return (
    <Section
      flush={flush}
      title={t("record.prices")}
      actions={may("prices.edit") && base ? <LinkButton size="small" href={path(`/prices/${base.id}?item=${itemId}`)}>{t("record.editPrices")}</LinkButton> : undefined}
    >
      {prices.error ? (
        <QueryFault error={prices.error} onRetry={() => void prices.refetch()} compact />
      ) : (
        <DataTable
          label={t("record.prices")}
          compact
          columns={[
            {
              key: "list",
              header: t("record.list"),
              cell: (row) => (
                <span className="inline-flex items-center gap-2">
                  <Link className="text-accent hover:underline" href={path(`/prices/${row.priceListId}`)}>{row.listName}</Link>
                  {row.isBase ? <Chip>{p("lists.base")}</Chip> : null}
                </span>
              ),
            },
            { key: "valid", header: t("record.valid"), cell: (row) => validity(row) },
            { key: "from", header: t("record.from"), numeric: true, cell: (row) => format.quantity(row.minQuantity, { zero: "dash" }) },
            { key: "price", header: t("record.price"), numeric: true, cell: (row) => format.unitPrice(row.unitPrice) },
          ]}
          rows={prices.data?.rows}
          rowKey={(row) => row.id}
          empty={<EmptyState compact title={t("record.noPrices")} />}
        />
      )}
    </Section>
  );
}
