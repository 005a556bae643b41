"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { RecordFiles } from "@/app/(workspace)/_documents/record-files";
import { DataTable, LinkButton, PageSkeleton, PropertyList, RecordColumns, RecordHeader, Section, StateBadge, StoryLine, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { toneOfShipment } from "../../shipments/_components/shipment-tones";

type Return = inferRouterOutputs<AppRouter>["shipments"]["getReturn"];

/** One return: what came back, what of it was never billed, what waits for a credit note. */
export function ReturnRecord({ returnReceiptId }: { returnReceiptId: string }) {
  const t = useTranslations("shipments.returns");
  const trpc = useTRPC();
  const query = useQuery(trpc.shipments.getReturn.queryOptions({ returnReceiptId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  return <Loaded receipt={query.data} />;
}

function Loaded({ receipt }: { receipt: Return }) {
  const t = useTranslations("shipments.returns");
  const s = useTranslations("shipments");
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  return (
    <>
      <RecordHeader
        number={receipt.number}
        party={<Link href={path(`/customers/${receipt.customerId}`)} className="hover:text-accent hover:underline">{receipt.customerName}</Link>}
        state={<StateBadge tone={receipt.waitingForCredit ? "waiting" : "settled"}>{t(receipt.waitingForCredit ? "waiting" : "settled")}</StateBadge>}
        meta={<span>{format.date(receipt.receivedOn)} · {receipt.reason}</span>}
        primary={receipt.waitingForCredit && may("invoices.credit") ? <LinkButton tone="primary" href={path(`/invoices/waiting?return=${receipt.id}`)}>{t("credit")}</LinkButton> : undefined}
        story={
          <StoryLine
            label={s("record.story")}
            stages={[
              { title: s("record.stages.order"), documents: [{ id: receipt.orderId, label: receipt.orderNumber, href: path(`/orders/${receipt.orderId}`) }] },
              { title: s("record.stages.shipment"), documents: [{ id: receipt.shipmentId, label: receipt.shipmentNumber, href: path(`/shipments/${receipt.shipmentId}`), state: s(`status.${receipt.shipmentStatus as "planned"}`), tone: toneOfShipment[receipt.shipmentStatus] ?? "quiet" }] },
              { title: s("record.stages.returns"), documents: [{ id: receipt.id, label: receipt.number, href: path(`/returns/${receipt.id}`), state: t(receipt.waitingForCredit ? "waiting" : "settled"), tone: receipt.waitingForCredit ? "waiting" : "settled", current: true }] },
            ]}
          />
        }
      />
      <RecordColumns aside={<><Details receipt={receipt} /><RecordTimeline type="return_receipt" id={receipt.id} /></>}>
        <Section flush title={t("recordLines")}><Lines receipt={receipt} /></Section>
        <RecordFiles type="return_receipt" id={receipt.id} />
      </RecordColumns>
    </>
  );
}

function Lines({ receipt }: { receipt: Return }) {
  const t = useTranslations("shipments.returns");
  const s = useTranslations("shipments");
  const format = useFormat();
  const columns: Column<Return["lines"][number]>[] = [
    { key: "item", header: s("record.item"), cell: (line) => `${line.itemCode} · ${line.itemName}` },
    { key: "disposition", header: t("disposition"), cell: (line) => t(line.disposition) },
    { key: "quantity", header: t("quantity"), numeric: true, card: "aside", cell: (line) => format.quantity(line.quantity, { unit: line.unitCode }) },
    { key: "unbilled", header: t("unbilled"), numeric: true, card: "line", cell: (line) => format.quantity(line.unbilledQuantity, { zero: "dash" }) },
    { key: "credited", header: t("credited"), numeric: true, card: "line", cell: (line) => format.quantity(line.creditedQuantity, { zero: "dash" }) },
    { key: "waiting", header: t("waitingQuantity"), numeric: true, card: "line", cell: (line) => format.quantity(line.waiting, { zero: "dash" }) },
    ...(receipt.lines[0]?.costMinor === null ? [] : [{ key: "cost", header: t("cost"), numeric: true, card: "hidden" as const, cell: (line: Return["lines"][number]) => (line.costMinor === null ? "–" : format.money(line.costMinor, undefined, { zero: "dash" })) }]),
  ];
  return <DataTable label={t("recordLines")} columns={columns} rows={receipt.lines} rowKey={(line) => line.id} empty={null} />;
}

function Details({ receipt }: { receipt: Return }) {
  const t = useTranslations("shipments.returns");
  const s = useTranslations("shipments");
  const format = useFormat();
  const path = useWorkspacePath();
  return (
    <>
      <Section flush title={s("record.details")}>
        <PropertyList
          properties={[
            { label: t("receivedOn"), value: format.date(receipt.receivedOn) },
            { label: t("receivedIn"), value: receipt.warehouseName },
            { label: t("reason"), value: receipt.reason },
            { label: t("postedAt"), value: format.moment(receipt.postedAt) },
          ]}
        />
      </Section>
      {receipt.journal.length > 0 ? (
        <Section title={s("record.journal")}>
          <ul>
            {receipt.journal.map((entry) => (
              <li key={entry.id}><Link href={path(`/ledger/journal/${entry.id}`)} className="text-accent hover:underline">{entry.number ?? s("record.unsealed", { on: format.date(entry.entryOn) })}</Link></li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
