import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Fragment, type ReactNode } from "react";
import { Chip } from "@/app/_ui";
import type { DocumentedParameter } from "../../v1/_contract/openapi-document";
import { apiDocument, entryOf } from "../_components/documented-api";
import { CodeBlock } from "../_components/code-block";
import { curlOf, answerOf } from "../_components/example-call";
import { FieldTable } from "../_components/field-table";
import { fieldsOf, type FieldLine } from "../_components/fields-of";
import { WithCode } from "../_components/with-code";

interface Params {
  params: Promise<{ operationId: string }>;
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await params).operationId };
}

const REFUSALS = ["400", "401", "403", "404", "409", "422", "429", "503"] as const;

function Titled({ title, children }: { title: string; children: ReactNode }) {
  return <section className="flex flex-col gap-1.5"><h2 className="text-title">{title}</h2>{children}</section>;
}

/** One operation: what it takes, what it answers, which scope it needs, an example of both, and how it refuses. */
export default async function OperationPage({ params }: Params) {
  const entry = entryOf((await params).operationId);
  if (!entry) notFound();
  const [t, ofFunction] = await Promise.all([getTranslations("api"), getTranslations("settings.functions.of")]);
  const { method, path, operation } = entry;
  const parameters = (operation.parameters ?? []).filter((one): one is DocumentedParameter => "schema" in one);
  const standing = (place: "path" | "query"): FieldLine[] => {
    const own = parameters.filter((one) => one.in === place);
    return fieldsOf({ properties: Object.fromEntries(own.map((one) => [one.name, { ...one.schema, description: one.description ?? one.schema.description }])), required: own.filter((one) => one.required).map((one) => one.name) });
  };
  const { schemas } = apiDocument.components;
  const [status, answer] = Object.entries(operation.responses)[0] ?? ["200", {}];
  const shape = /schemas\/(\w+)"/.exec(JSON.stringify(answer))?.[1] ?? "";
  return (
    <main className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 pt-6 pb-24 sm:px-6">
      <header className="flex flex-col gap-2">
        <Link href="/api/docs" className="text-ink-2 underline-offset-2 hover:underline">{t("title")}</Link>
        <h1 className="text-display">{operation.operationId}</h1>
        <p className="flex flex-wrap items-baseline gap-2"><Chip tone={method === "get" ? "quiet" : "moving"}>{method.toUpperCase()}</Chip><code className="min-w-0 break-all">/api/v1{path}</code></p>
        <p className="max-w-prose text-ink-2"><WithCode text={operation.summary} />.</p>
        {operation["x-function"] ? <p className="max-w-prose text-ink-2">{t.rich("ofFunction", { name: ofFunction(`${operation["x-function"]}.name`), code: (chunks) => <code className="text-ink">{chunks}</code> })}</p> : null}
        <p className="text-ink-2">{t.rich("scope", { scope: operation["x-scope"], code: (chunks) => <code className="text-ink">{chunks}</code> })}</p>
      </header>
      <FieldTable label={t("inPath")} fields={standing("path")} />
      <FieldTable label={t("inQuery")} fields={standing("query")} />
      <FieldTable label={t("inBody")} fields={fieldsOf(operation.requestBody?.content["application/json"].schema ?? {})} />
      <Titled title={t("requestExample")}><CodeBlock label={t("requestExample")} text={curlOf(entry)} /></Titled>
      <FieldTable label={t("answers", { status })} fields={fieldsOf(schemas[shape] ?? {}, schemas)} />
      <Titled title={t("answerExample")}><CodeBlock label={t("answerExample")} text={answerOf(entry)} /></Titled>
      <Titled title={t("refusals")}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-ink-2">
          {REFUSALS.map((code) => <Fragment key={code}><dt><code className="text-ink">{code}</code></dt><dd>{t.rich(`refusal.${code}`, { code: (chunks) => <code className="text-ink">{chunks}</code> })}</dd></Fragment>)}
        </dl>
      </Titled>
    </main>
  );
}
