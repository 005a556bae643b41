"use client";

import { useTranslations } from "next-intl";
import { PropertyList, Section, type Property } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { postalLines } from "@/server/kernel/postal-address";
import type { Order } from "./order-type";

/** Header facts beside the lines; the three dates of ORD-01 among them. */
export function OrderDetails({ order }: { order: Order }) {
  const t = useTranslations("orders");
  const format = useFormat();
  const { shipTo } = order;
  const properties: Property[] = [
    { label: t("type.label"), value: t(`type.${order.type as "domestic"}`) },
    { label: t("orderedOn"), value: format.date(order.orderedOn) },
    { label: t("record.enteredAt"), value: format.moment(order.enteredAt) },
    { label: t("record.lastConfirmedAt"), value: order.lastConfirmedAt ? format.moment(order.lastConfirmedAt) : t("record.never") },
    { label: t("requiredOn"), value: format.date(order.requiredOn) },
    { label: t("reference"), value: order.customerReference },
    { label: t("record.buyer"), value: order.buyerName },
    { label: t("channel.label"), value: t(`channel.${order.channel as "web"}`) },
    { label: t("channel.number"), value: order.externalKey },
    { label: t("record.legalEntity"), value: order.legalEntityName },
    { label: t("salesUser"), value: order.salesUserName },
    { label: t("record.region"), value: order.regionCode },
    { label: t("record.warehouse"), value: `${order.warehouseCode} ${order.warehouseName}` },
    {
      label: t("record.shipTo"),
      value: (
        <address className="not-italic">
          {postalLines(shipTo, format.country).map((line, index) => <span key={index} className="block">{line}</span>)}
        </address>
      ),
    },
    { label: t("record.carrier"), value: order.carrier },
    { label: t("record.route"), value: order.route },
    { label: t("record.terms"), value: order.paymentTermsName },
    { label: t("record.backOrder"), value: order.allowBackOrder ? t("record.backOrderYes") : t("record.backOrderNo") },
    { label: t("record.cancelReason"), value: order.cancelReason },
    { label: t("record.notes"), value: order.notes ? <span className="whitespace-pre-wrap">{order.notes}</span> : null },
    { label: t("record.specialNotes"), value: order.specialNotes ? <span className="whitespace-pre-wrap">{order.specialNotes}</span> : null },
  ];
  return (
    <Section flush title={t("record.details")}>
      <PropertyList properties={properties.filter((p) => p.value !== null)} />
    </Section>
  );
}
