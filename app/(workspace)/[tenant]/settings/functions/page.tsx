import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MaySee } from "../_components/may-see";
import { FunctionSwitches } from "./_components/function-switches";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("sections.functions") };
}

export default async function FunctionsPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params;
  return <MaySee tenant={tenant} permission="settings.view"><FunctionSwitches /></MaySee>;
}
