import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/app/_ui/states";

export default async function RecordNotFound() {
  const t = await getTranslations("shell");
  return <EmptyState heading title={t("notFound.title")}>{t("notFound.body")}</EmptyState>;
}
