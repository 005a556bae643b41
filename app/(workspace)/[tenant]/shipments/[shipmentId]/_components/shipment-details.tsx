"use client";

import { useTranslations } from "next-intl";
import Link from "next/link";
import { PropertyList, Section } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useWorkspacePath } from "../../../../_member-context";
import { addressLines } from "../../_components/address-fields";
import type { Shipment } from "./shipment-record-type";

/** Facts beside the lines: where it goes, how, when, and its postings. */
export function ShipmentDetails({ shipment }: { shipment: Shipment }) {
  const t = useTranslations("shipments");
  const format = useFormat();
  const path = useWorkspacePath();
  const day = (on: string | null) => (on ? format.date(on) : null);
  return (
    <>
      <Section flush title={t("record.shipTo")}>
        <address className="not-italic">{addressLines(shipment.shipTo, format).map((line) => <span key={line} className="block">{line}</span>)}</address>
      </Section>
      <Section title={t("record.details")}>
        <PropertyList
          properties={[
            { label: t("plannedOn"), value: day(shipment.plannedOn) },
            { label: t("shippedOn"), value: day(shipment.shippedOn) },
            { label: t("deliveredOn"), value: day(shipment.deliveredOn) },
            { label: t("record.recognisedOn"), value: day(shipment.recognisedOn) },
            { label: t("record.entity"), value: shipment.entityName },
            { label: t("record.reference"), value: shipment.customerReference },
            { label: t("record.carrier"), value: shipment.carrier },
            { label: t("record.tracking"), value: shipment.trackingNumber },
            { label: t("record.route"), value: shipment.route },
            { label: t("record.packages"), value: shipment.packages },
            { label: t("record.note"), value: shipment.note },
          ]}
        />
      </Section>
      {shipment.journal.length > 0 ? (
        <Section title={t("record.journal")}>
          <ul className="flex flex-col gap-1">
            {shipment.journal.map((entry) => (
              <li key={entry.id} className="flex justify-between gap-3">
                <Link href={path(`/ledger/journal/${entry.id}`)} className="hover:text-accent hover:underline">{entry.number ?? t("record.unsealed", { on: format.date(entry.entryOn) })}</Link>
                <span className="text-ink-3">{entry.reversesId ? t("record.reversal") : format.date(entry.entryOn)}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
