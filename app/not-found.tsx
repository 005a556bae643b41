import { getTranslations } from "next-intl/server";

/** Every page carries what this one needs: it does without components of the browser. */
export default async function NotFound() {
  const t = await getTranslations("shell");
  return (
    <main className="mx-auto flex max-w-lg flex-col items-center gap-2 px-6 pt-[12vh] text-center">
      <h1 className="text-display">{t("notFound.title")}</h1>
      <p className="text-ink-2">{t("notFound.body")}</p>
      <a href="/" className="mt-3 inline-flex h-11 items-center rounded-md bg-accent-fill px-4 font-medium text-on-accent sm:h-9">
        {t("notFound.home")}
      </a>
    </main>
  );
}
