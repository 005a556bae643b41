import { createTranslator } from "use-intl/core";
import type { Locale } from "@/app/_i18n/locales";
import { loadMessages } from "@/app/_i18n/messages";
import type { Fault } from "@/server/kernel/errors";
import type { DescribedError } from "@/server/platform/describe-error";
import { pointerOf, type InputShape } from "../_contract/input-shape";

/** One thing wrong with a request, and where: in the body (JSON Pointer) or in the address (a parameter's name). */
export interface ProblemFault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly code: string;
  readonly detail: string;
  /** What the text is made with: limits, what there is to choose from. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** An error as RFC 9457 wants it, with our code, the request's id and every fault at once. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly requestId: string;
  readonly errors: readonly ProblemFault[];
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request", 401: "Not authenticated", 403: "Not allowed", 404: "Not found", 405: "Method not allowed", 409: "Conflict", 413: "Too large", 415: "Unsupported media type",
  422: "Refused by a rule", 429: "Too many requests", 500: "Unexpected error", 503: "Unavailable",
};

/** Begins the path of a fault in the address where all fields stand in the body. */
export const IN_ADDRESS = "?";

/** What the fault's place is called from outside. */
export interface Place {
  readonly shape: InputShape;
  /** Fields that stand in the path or in the query. */
  readonly parameters: ReadonlySet<string> | "all";
}

type Describe = (code: string, params: Readonly<Record<string, string | number>>) => string;

/** Texts of errors in a language; what has no text is told by its code. */
async function texts(language: Locale): Promise<Describe> {
  const messages = await loadMessages(language);
  const t = createTranslator({ locale: language, messages: messages as never, namespace: "errors" as never, onError: () => undefined });
  return (code, params) => (t.has(code as never) ? t(code as never, params as never) : code);
}

/** @param language of `detail` alone: codes, titles and pointers are for programs and never change */
export async function problemOf(
  error: Pick<DescribedError, "status" | "code" | "params" | "faults">, requestId: string, place?: Place, language: Locale = "en",
): Promise<Problem> {
  const describe = await texts(language);
  const { status, code, params, faults } = error;
  return {
    type: `urn:naru:error:${code}`,
    title: TITLES[status] ?? "Error",
    status,
    detail: describe(code, params),
    code,
    params,
    requestId,
    errors: faults.map((one) => ({ ...whereOf(one, place), code: one.code, detail: describe(one.code, one.params), params: one.params })),
  };
}

function whereOf(fault: Fault, place: Place | undefined): { pointer?: string; parameter?: string } {
  if (fault.path.startsWith(IN_ADDRESS)) return { parameter: fault.path.slice(IN_ADDRESS.length) };
  if (!place) return { pointer: "" };
  const pointer = pointerOf(place.shape, fault.path);
  const [, first = ""] = pointer.split("/");
  const isParameter = place.parameters === "all" || place.parameters.has(fault.path.split(".")[0] ?? "");
  return isParameter && first ? { parameter: first } : { pointer };
}
