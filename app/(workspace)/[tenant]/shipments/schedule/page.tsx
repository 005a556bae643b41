import { getTranslations } from "next-intl/server";
import { HydrateClient, prefetch, trpcFor } from "@/app/_trpc/server";
import { Page, PageHeader } from "@/app/_ui";
import { requireMember } from "../../../_session";
import { ShipmentTabs } from "../_components/shipment-tabs";
import { Schedule } from "./schedule";
import { weekOf } from "./week-of";

interface Props {
  params: Promise<{ tenant: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SchedulePage({ params, searchParams }: Props) {
  const { tenant } = await params;
  const [t, member, asked] = await Promise.all([getTranslations("shipments"), requireMember(tenant), searchParams]);
  const from = weekOf(typeof asked["from"] === "string" ? asked["from"] : member.workspace.today, member.workspace.today);
  const warehouseId = typeof asked["warehouse"] === "string" ? asked["warehouse"] : undefined;
  prefetch(trpcFor(tenant).shipments.schedule.queryOptions({ from: from.first, to: from.last, warehouseId }));
  return (
    <Page>
      <PageHeader title={t("schedule.title")} description={t("schedule.description")} />
      <ShipmentTabs />
      <HydrateClient>
        <Schedule week={from} warehouseId={warehouseId} />
      </HydrateClient>
    </Page>
  );
}
