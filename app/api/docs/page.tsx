import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Chip, LinkButton, Section } from "@/app/_ui";
import { API_SCOPES } from "@/server/platform/api-scopes";
import { entriesByTag } from "./_components/documented-api";
import { WithCode } from "./_components/with-code";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api"))("title") };
}

const EXAMPLE = `curl $NARU/api/v1/orders \\
  -H "Authorization: Bearer $KEY" \\
  -H "Content-Type: application/json" -H "Idempotency-Key: shop-1001" \\
  -d '{"customerId": "…", "confirm": true, "channel": "web", "externalKey": "1001",
       "lines": [{"itemId": "…", "quantity": "10"}]}'`;

const RULES = ["keys", "writes", "amounts", "lists", "errors", "limits", "functions"] as const;

/** The public API for people who write programs: its rules, then every operation. */
export default async function ApiDocsPage() {
  const t = await getTranslations("api");
  const code = (chunks: React.ReactNode) => <code className="rounded-sm bg-sunken px-1">{chunks}</code>;
  return (
    <div className="mx-auto flex w-full max-w-6xl gap-10 px-4 pt-6 pb-24 sm:px-6">
      <nav aria-label={t("contents")} className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] w-44 shrink-0 self-start overflow-y-auto lg:block">
        <ul className="flex flex-col">
          {entriesByTag.map(({ name }) => <li key={name}><a className="block rounded-md px-2 py-1.5 text-ink-2 hover:bg-hover hover:text-ink" href={`#${name}`}>{name}</a></li>)}
        </ul>
      </nav>
      <main className="flex min-w-0 flex-1 flex-col gap-6">
        <header className="flex flex-wrap items-start justify-between gap-3">
          <div className="min-w-0">
            <h1 className="text-display">{t("title")}</h1>
            <p className="mt-0.5 max-w-prose text-ink-2">{t("lead")}</p>
          </div>
          <LinkButton href="/api/v1/openapi.json">{t("document")}</LinkButton>
        </header>
        <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          {RULES.map((rule) => (
            <div key={rule}>
              <dt className="font-semibold">{t(`rules.${rule}.title`)}</dt>
              <dd className="text-ink-2">{t.rich(`rules.${rule}.text`, { code })}</dd>
            </div>
          ))}
        </dl>
        <p className="flex max-w-prose flex-wrap gap-x-3 text-ink-2"><span className="w-full">{t("scopes")}</span>{API_SCOPES.map((scope) => <code key={scope}>{scope}</code>)}</p>
        <pre className="overflow-x-auto rounded-md bg-sunken p-3" tabIndex={0} aria-label={t("example")}><code>{EXAMPLE}</code></pre>
        {entriesByTag.map(({ name, entries }) => (
          <Section key={name} title={<span id={name} className="scroll-mt-6">{name}</span>}>
            <ul className="border-t">
              {entries.map(({ path, method, operation }) => (
                <li key={operation.operationId} className="border-b">
                  <Link prefetch={false} href={`/api/docs/${operation.operationId}`} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 rounded-md px-1 py-2 hover:bg-hover">
                    <Chip tone={method === "get" ? "quiet" : "moving"} className="w-12 justify-center">{method.toUpperCase()}</Chip>
                    <code className="min-w-0 break-all sm:w-72 sm:shrink-0">{path}</code>
                    <span className="min-w-0 text-ink-2 max-sm:w-full sm:flex-1"><WithCode text={operation.summary} /></span>
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </main>
    </div>
  );
}
