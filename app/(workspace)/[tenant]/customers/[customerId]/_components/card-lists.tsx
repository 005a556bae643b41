"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Embedded } from "@/app/(workspace)/_lists/use-list";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { EmptyState, LinkButton, TableSkeleton } from "@/app/_ui";
import type { CardList } from "./card-tabs";

const loading = () => <Loading />;
/** The lists of the product, each fetched when its tab is shown. */
const VIEWS = {
  orders: dynamic(() => import("../../../orders/_components/orders-list").then((m) => m.OrdersList), { loading }),
  shipments: dynamic(() => import("../../../shipments/_components/shipments-list").then((m) => m.ShipmentsList), { loading }),
  invoices: dynamic(() => import("../../../invoices/_components/invoices-list").then((m) => m.InvoicesList), { loading }),
  receipts: dynamic(() => import("../../../receivables/receipts/_components/receipts-list").then((m) => m.ReceiptsList), { loading }),
  open: dynamic(() => import("../../../receivables/_components/receivables-list").then((m) => m.ReceivablesList), { loading }),
} satisfies Record<CardList, unknown>;

function Loading() {
  return <TableSkeleton label={useTranslations("ui")("loading")} columns={5} />;
}

/** One of the product's lists with the customer held fast. */
export function CardListTab({ tab, customerId }: { tab: CardList; customerId: string }) {
  const View = VIEWS[tab];
  const fixed = useMemo(() => ({ customer: customerId }), [customerId]);
  const embedded: Embedded = { fixed, none: <None tab={tab} customerId={customerId} /> };
  // Headings stop below the card's own header.
  return <div className="flex min-w-0 flex-col gap-4 [--list-top:112px]"><View key={tab} embedded={embedded} /></div>;
}

const FIRST_STEP = {
  orders: { permission: "orders.edit", href: "/orders/new" },
  shipments: null,
  invoices: null,
  receipts: { permission: "receipts.record", href: "/receivables/receipts/new" },
  open: null,
} as const;

function None({ tab, customerId }: { tab: CardList; customerId: string }) {
  const t = useTranslations("customers.card.none");
  const path = useWorkspacePath();
  const may = useMay();
  const step = FIRST_STEP[tab];
  return (
    <EmptyState
      title={t(`${tab}.title`)}
      actions={step && may(step.permission) ? <LinkButton tone="primary" href={path(`${step.href}?customer=${customerId}`)}>{t(`${tab as "orders" | "receipts"}.action`)}</LinkButton> : undefined}
    >
      {t(`${tab}.body`)}
    </EmptyState>
  );
}
