"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { PageSkeleton, PropertyList, RecordColumns, RecordHeader, Section, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { compareQuantity, isPositive, sumQuantity } from "@/server/kernel/quantity";
import { useWorkspacePath } from "../../../../_member-context";
import { ItemMoves } from "../../_components/moves-list";
import { PromiseCurve } from "./promise-curve";
import { DemandOfItem, PlacesOfItem, SupplyOfItem } from "./item-tables";
import type { Availability } from "./item-stock-type";

const FRESH_MS = 1000;

/** One item's stock: where it is, who has it reserved, what comes, and what may still be promised when. */
export function ItemStock({ itemId }: { itemId: string }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const query = useQuery(trpc.promising.itemAvailability.queryOptions({ itemId }, { refetchInterval: FRESH_MS }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  return <Loaded data={query.data} />;
}

function Loaded({ data }: { data: Availability }) {
  const t = useTranslations("stock");
  const format = useFormat();
  const path = useWorkspacePath();
  const { item, places, demand, supply } = data;
  const total = (key: "onHand" | "reserved" | "available") => sumQuantity(places.map((place) => place[key]));
  const waiting = sumQuantity(demand.map((line) => line.waiting));
  const isShort = compareQuantity(waiting, total("available")) > 0;
  return (
    <>
      <RecordHeader
        number={item.code}
        party={<Link href={path(`/items/${item.id}`)} className="hover:text-accent hover:underline">{item.name}</Link>}
        amount={format.quantity(total("available"), { unit: item.unitCode })}
        state={isShort ? <StateBadge tone="late">{t("states.short")}</StateBadge> : isPositive(total("available")) ? <StateBadge tone="settled">{t("states.in_stock")}</StateBadge> : <StateBadge tone="quiet">{t("states.none_free")}</StateBadge>}
        meta={<span>{t("availableAll")}</span>}
      />
      <RecordColumns
        aside={
          <>
            <Section flush title={t("allPlaces")}>
              <PropertyList
                properties={[
                  { label: t("onHand"), value: format.quantity(total("onHand"), { unit: item.unitCode }) },
                  { label: t("reserved"), value: format.quantity(total("reserved")) },
                  { label: t("available"), value: format.quantity(total("available")) },
                  { label: t("waiting"), value: format.quantity(waiting) },
                  { label: t("incoming"), value: format.quantity(sumQuantity(supply.map((line) => line.open))) },
                  { label: t("leadTime"), value: item.leadTimeDays === null ? null : t("days", { count: item.leadTimeDays }) },
                ]}
              />
            </Section>
            <Section title={t("comes")}><SupplyOfItem supply={supply} unit={item.unitCode} /></Section>
          </>
        }
      >
        <Section flush title={t("places")}><PlacesOfItem data={data} /></Section>
        <PromiseCurve data={data} />
        <Section title={t("wanted")} description={t("wantedNote")}><DemandOfItem demand={demand} unit={item.unitCode} /></Section>
        <Section title={t("tabs.moves")}><ItemMoves itemId={item.id} /></Section>
      </RecordColumns>
    </>
  );
}
