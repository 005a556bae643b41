import type { DocumentedParameter } from "../../v1/_contract/openapi-document";
import { exampleOf } from "../../v1/_contract/example-of";
import type { Entry } from "./documented-api";

const pretty = (value: unknown) => JSON.stringify(value, null, 2);

/** A call of the operation as it is typed: $NARU and $KEY are the ones of the way through the API. */
export function curlOf({ path, method, operation }: Entry): string {
  const parameters = (operation.parameters ?? []).filter((one): one is DocumentedParameter => "schema" in one);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => String(exampleOf(parameters.find((one) => one.name === name)?.schema ?? {}, {}, name)));
  const asked = parameters.filter((one) => one.in === "query" && one.required).map((one) => `${one.name}=${encodeURIComponent(String(exampleOf(one.schema, {}, one.name)))}`);
  const isWrite = operation.parameters?.some((one) => "$ref" in one) ?? false;
  const body = operation.requestBody?.content["application/json"].example;
  return [
    `curl ${method === "get" || method === "post" ? "" : `-X ${method.toUpperCase()} `}"$NARU/api/v1${filled}${asked.length > 0 ? `?${asked.join("&")}` : ""}"`,
    `-H "Authorization: Bearer $KEY"`,
    ...(isWrite ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(body === undefined ? [] : [`-H "Content-Type: application/json"`, `-d '${pretty(body).replaceAll("'", "'\\''")}'`]),
  ].join(" \\\n  ");
}

/** The answer of the document's example. */
export function answerOf({ operation }: Entry): string {
  const answer = Object.values(operation.responses)[0] as { content?: { "application/json"?: { example?: unknown } } } | undefined;
  return pretty(answer?.content?.["application/json"]?.example ?? {});
}
