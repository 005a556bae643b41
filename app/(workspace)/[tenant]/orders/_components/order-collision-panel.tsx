"use client";

import { useTranslations } from "next-intl";
import { CollisionPanel } from "@/app/(workspace)/_collisions/collision-panel";
import type { Edited } from "@/app/(workspace)/_collisions/use-edited";
import { useFormat } from "@/app/_ui/format";
import type { EntryDefaults } from "./entry-notes";
import { isLineField } from "./order-collision";
import type { FormLine } from "./order-draft";

/** What somebody else changed in the order meanwhile, in the words of order entry. */
export function OrderCollision({ edited, defaults }: { edited: Pick<Edited<never>, "collision" | "take">; defaults: EntryDefaults | undefined }) {
  const t = useTranslations("orders");
  const format = useFormat();
  const labels: Readonly<Record<string, string>> = {
    customerReference: t("reference"), requiredOn: t("requiredOn"), warehouseId: t("record.warehouse"), shipToAddressId: t("entry.shipTo"), legalEntityId: t("entry.entity"),
    buyerName: t("record.buyer"), orderedOn: t("orderedOn"), type: t("type.label"), carrier: t("record.carrier"), route: t("record.route"), freightMinor: t("entry.freight"),
    notes: t("record.notes"), allowBackOrder: t("entry.allowBackOrder"),
  };
  const lineOf = (name: string) => edited.collision?.differences.find((one) => one.name === name);
  const labelOf = (name: string) => {
    if (!isLineField(name)) return labels[name];
    const one = lineOf(name);
    const line = (one?.theirs ?? one?.was ?? one?.mine) as FormLine | undefined;
    return line?.item?.label;
  };
  const show = (name: string, value: unknown) => {
    if (isLineField(name) && value) {
      const line = value as FormLine;
      return [
        line.quantity ? format.quantity(line.quantity) : null,
        line.unitPrice ? format.unitPrice(line.unitPrice) : null,
        line.discountPercent ? `−${format.percent(line.discountPercent)}` : null,
        line.requiredOn ? format.date(line.requiredOn) : null,
      ].filter(Boolean).join(" · ");
    }
    const named = { warehouseId: defaults?.warehouses.map(({ id, code }) => [id, code]), legalEntityId: defaults?.entities.map(({ id, name: text }) => [id, text]), shipToAddressId: defaults?.addresses.map(({ id, label }) => [id, label]) }[name];
    if (name === "type" && typeof value === "string") return t(`type.${value as "domestic"}`);
    return named?.find(([id]) => id === value)?.[1];
  };
  return <CollisionPanel edited={edited} labelOf={labelOf} show={show} />;
}
