import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PriceTester } from "../../_components/price-tester";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pricing"))("tabs.try") };
}

export default function PriceTesterPage() {
  return <PriceTester />;
}
