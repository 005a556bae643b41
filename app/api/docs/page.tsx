import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { Chip, LinkButton, Section } from "@/app/_ui";
import { WEBHOOK_EVENT_TYPES } from "@/server/modules/webhooks";
import { API_SCOPES } from "@/server/platform/api-scopes";
import { CodeBlock } from "./_components/code-block";
import { entriesByTag } from "./_components/documented-api";
import { ORDER_TO_CASH } from "./_components/order-to-cash";
import { WithCode } from "./_components/with-code";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api"))("title") };
}

const EXAMPLE = `curl $NARU/api/v1/orders \\
  -H "Authorization: Bearer $KEY" \\
  -H "Content-Type: application/json" -H "Idempotency-Key: shop-1001" \\
  -d '{"customerId": "…", "confirm": true, "channel": "web", "externalKey": "1001",
       "lines": [{"itemId": "…", "quantity": "10"}]}'`;

const RULES = ["keys", "writes", "amounts", "lists", "errors", "limits", "requests", "versions", "functions"] as const;
const SPECIFICATION = "https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md";

function Contents({ anchor, name }: { anchor: string; name: string }) {
  return <li><a className="block rounded-md px-2 py-1.5 text-ink-2 hover:bg-hover hover:text-ink" href={`#${anchor}`}>{name}</a></li>;
}

const anchorOf = (name: string) => name.toLowerCase().replaceAll(" ", "-");
/** Both stand beside the operations of the same name. */
const [WALK, HOOKS] = ["order-to-cash", "events"] as const;

/** The public API for people who write programs: its rules, a way through it, what it tells by itself, then every operation. */
export default async function ApiDocsPage() {
  const [t, ofEvent] = await Promise.all([getTranslations("api"), getTranslations("webhooks")]);
  const link = (chunks: React.ReactNode) => <a className="text-accent underline underline-offset-2" href={SPECIFICATION}>{chunks}</a>;
  const code = (chunks: React.ReactNode) => <code className="rounded-sm bg-sunken px-1">{chunks}</code>;
  return (
    <div className="mx-auto flex w-full max-w-6xl gap-10 px-4 pt-6 pb-24 sm:px-6">
      <nav aria-label={t("contents")} className="sticky top-6 hidden max-h-[calc(100dvh-3rem)] w-44 shrink-0 self-start overflow-y-auto lg:block">
        <ul className="flex flex-col">
          {[{ anchor: WALK, name: t("walk.title") }, { anchor: HOOKS, name: t("hooks.title") }].map(({ anchor, name }) => <Contents key={anchor} anchor={anchor} name={name} />)}
          {entriesByTag.map(({ name }) => <Contents key={name} anchor={anchorOf(name)} name={name} />)}
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
        <CodeBlock label={t("example")} text={EXAMPLE} />
        <Section title={<span id={WALK} className="scroll-mt-6">{t("walk.title")}</span>}>
          <p className="max-w-prose text-ink-2">{t("walk.lead")}</p>
          <ol className="mt-3 flex flex-col gap-4">
            {ORDER_TO_CASH.map(({ key, commands }) => (
              <li key={key} className="flex flex-col gap-1.5">
                <h3 className="font-semibold">{t(`walk.${key}`)}</h3>
                <CodeBlock label={t(`walk.${key}`)} text={commands} />
              </li>
            ))}
          </ol>
        </Section>
        <Section title={<span id={HOOKS} className="scroll-mt-6">{t("hooks.title")}</span>}>
          <p className="max-w-prose text-ink-2">{t.rich("hooks.lead", { code, link })}</p>
          <p className="mt-2 max-w-prose text-ink-2">{t.rich("hooks.verify", { code })}</p>
          <table className="mt-3 w-full border-t text-left">
            <thead className="sr-only"><tr><th>{t("hooks.event")}</th><th>{t("hooks.when")}</th></tr></thead>
            <tbody>
              {WEBHOOK_EVENT_TYPES.map((type) => (
                <tr key={type} className="border-b align-top"><td className="py-1.5 pr-3"><code className="break-all">{type}</code></td><td className="py-1.5 text-ink-2">{ofEvent(`event.${type}`)}</td></tr>
              ))}
            </tbody>
          </table>
        </Section>
        {entriesByTag.map(({ name, entries }) => (
          <Section key={name} title={<span id={anchorOf(name)} className="scroll-mt-6">{name}</span>}>
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
