import { getTranslations } from "next-intl/server";
import { EmptyState, LinkButton } from "./_ui";

export default async function NotFound() {
  const t = await getTranslations("shell");
  return (
    <main className="mx-auto max-w-lg pt-[12vh]">
      <EmptyState title={t("notFound.title")} actions={<LinkButton href="/">{t("notFound.home")}</LinkButton>}>
        {t("notFound.body")}
      </EmptyState>
    </main>
  );
}
