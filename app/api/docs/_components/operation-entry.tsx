import { useTranslations } from "next-intl";
import { Chip } from "@/app/_ui";
import type { DocumentedOperation, DocumentedParameter } from "../../v1/_contract/openapi-document";
import { fieldsOf, type FieldLine } from "./fields-of";
import { FieldTable } from "./field-table";

export function useFieldWords() {
  const t = useTranslations("api");
  return { field: t("field"), type: t("type"), note: t("note"), required: t("required") };
}

/** One operation: what it does and which scope it needs; its fields on demand. */
export function OperationEntry({ method, path, operation }: { method: string; path: string; operation: DocumentedOperation }) {
  const t = useTranslations("api");
  const words = useFieldWords();
  const parameters = (operation.parameters ?? []).filter((one): one is DocumentedParameter => "schema" in one);
  const inPlace = (place: "path" | "query"): FieldLine[] => {
    const own = parameters.filter((one) => one.in === place);
    return fieldsOf({ properties: Object.fromEntries(own.map((one) => [one.name, { ...one.schema, description: one.description ?? one.schema.description }])), required: own.filter((one) => one.required).map((one) => one.name) });
  };
  const [status, answer] = Object.entries(operation.responses)[0] ?? ["200", {}];
  const shape = /schemas\/(\w+)"/.exec(JSON.stringify(answer))?.[1] ?? "";
  return (
    <details id={operation.operationId} className="group border-b py-2">
      <summary className="flex flex-wrap items-baseline gap-x-3 gap-y-1 rounded-md py-1">
        <Chip tone={method === "get" ? "quiet" : "moving"} className="w-14 justify-center">{method.toUpperCase()}</Chip>
        <code className="min-w-0 break-all">{path}</code>
        <span className="w-full text-ink-2 sm:ml-auto sm:w-auto">{operation.summary}</span>
      </summary>
      <div className="flex flex-col gap-4 py-3 sm:pl-4">
        <p className="flex flex-wrap gap-x-6 gap-y-1 text-ink-2">
          <span>{t.rich("operationId", { id: operation.operationId, code: (chunks) => <code className="text-ink">{chunks}</code> })}</span>
          <span>{t.rich("scope", { scope: operation["x-scope"], code: (chunks) => <code className="text-ink">{chunks}</code> })}</span>
        </p>
        <FieldTable label={t("inPath")} fields={inPlace("path")} words={words} />
        <FieldTable label={t("inQuery")} fields={inPlace("query")} words={words} />
        <FieldTable label={t("inBody")} fields={fieldsOf(operation.requestBody?.content["application/json"].schema ?? {})} words={words} />
        <p className="text-ink-2">{t.rich("answers", { status, shape, link: (chunks) => <a className="text-accent underline-offset-2 hover:underline" href={`#shape-${shape}`}>{chunks}</a> })}</p>
      </div>
    </details>
  );
}
