"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { RecordFiles } from "@/app/(workspace)/_documents/record-files";
import { useDocumentActions } from "@/app/(workspace)/_documents/use-document-actions";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Chip, PageSkeleton, RecordColumns, RecordHeader, Section, StateBadge, StoryLine } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../../../_member-context";
import { toneOfShipment } from "../../_components/shipment-tones";
import { ShipmentAsk, useShipmentActions } from "./shipment-actions";
import { ShipmentDetails } from "./shipment-details";
import { ShipmentAftermath, ShipmentLines } from "./shipment-lines";
import type { Shipment } from "./shipment-record-type";

/** One shipment: what it carries, where it stands, what may be done with it now. */
export function ShipmentRecord({ shipmentId }: { shipmentId: string }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const query = useQuery(trpc.shipments.get.queryOptions({ shipmentId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  return <Loaded shipment={query.data} />;
}

function Loaded({ shipment }: { shipment: Shipment }) {
  const t = useTranslations("shipments");
  const format = useFormat();
  const path = useWorkspacePath();
  const documents = useDocumentActions([{ kind: "packing_list", recordId: shipment.id }, { kind: "delivery_note", recordId: shipment.id }]);
  const actions = useShipmentActions(shipment, documents.menu);
  const packed = shipment.lines.filter((line) => line.packed).length;
  return (
    <>
      <RecordHeader
        number={shipment.number}
        party={<Link href={path(`/customers/${shipment.customerId}`)} className="hover:text-accent hover:underline">{shipment.customerName}</Link>}
        amount={shipment.valueMinor === null ? undefined : format.money(shipment.valueMinor)}
        state={
          <>
            <StateBadge tone={toneOfShipment[shipment.status] ?? "quiet"}>{t(`status.${shipment.status}`)}</StateBadge>
            {shipment.late ? <Chip tone="late">{t("late")}</Chip> : null}
          </>
        }
        meta={<span>{shipment.warehouseName} · {format.date(shipment.shippedOn ?? shipment.plannedOn)}</span>}
        primary={actions.primary}
        actions={actions.menu}
        story={<Story shipment={shipment} />}
      />
      <ShipmentAsk shipment={shipment} asked={actions.asked} onClose={actions.close} />
      {documents.dialog}
      <RecordColumns aside={<><ShipmentDetails shipment={shipment} /><RecordTimeline type="shipment" id={shipment.id} /></>}>
        <Section flush title={t("record.lines")} description={shipment.status === "released" ? t("record.picked", { packed, count: shipment.lines.length }) : undefined}>
          <ShipmentLines shipment={shipment} />
        </Section>
        {shipment.shippedOn ? <Section title={t("record.aftermath")}><ShipmentAftermath shipment={shipment} /></Section> : null}
        <RecordFiles type="shipment" id={shipment.id} />
      </RecordColumns>
    </>
  );
}

function Story({ shipment }: { shipment: Shipment }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const invoices = useQuery(trpc.invoicing.ofShipment.queryOptions({ shipmentId: shipment.id }, { enabled: may("invoices.view") }));
  return (
    <StoryLine
      label={t("record.story")}
      stages={[
        { title: t("record.stages.order"), documents: [{ id: shipment.orderId, label: shipment.orderNumber, href: path(`/orders/${shipment.orderId}`), ...(shipment.customerReference ? { state: shipment.customerReference, tone: "quiet" as const } : {}) }] },
        {
          title: t("record.stages.shipment"),
          documents: [{ id: shipment.id, label: shipment.number, href: path(`/shipments/${shipment.id}`), state: t(`status.${shipment.status}`), tone: toneOfShipment[shipment.status] ?? "quiet", current: true }],
        },
        {
          title: t("record.stages.returns"),
          empty: t("record.notReturned"),
          documents: shipment.returns.map((r) => ({ id: r.id, label: r.number, href: path(`/returns/${r.id}`), state: format.date(r.receivedOn), tone: "quiet" as const })),
        },
        ...(may("invoices.view")
          ? [{
              title: t("record.stages.invoices"),
              empty: t("record.notInvoiced"),
              documents: (invoices.data?.rows ?? []).map((i) => ({ id: i.id, label: i.number, href: path(`/invoices/${i.id}`), ...(i.kind === "credit_note" ? { state: t("record.credited"), tone: "quiet" as const } : {}) })),
            }]
          : []),
      ]}
    />
  );
}
