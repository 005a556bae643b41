import { getTranslations } from "next-intl/server";
import { Page } from "@/app/_ui";
import { InboundTabs } from "../_components/inbound-tabs";
import { SuppliersList } from "./suppliers-list";

export async function generateMetadata() {
  return { title: (await getTranslations("supply"))("tabs.suppliers") };
}

export default function SuppliersPage() {
  return <Page><SuppliersList tabs={<InboundTabs />} /></Page>;
}
