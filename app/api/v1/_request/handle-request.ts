import "server-only";
import { fault, invalid, NaruError, type Fault } from "@/server/kernel/errors";
import { authenticateApiKey, type ApiKeyMember } from "@/server/modules/workspaces";
import { systemClock } from "@/server/platform/clock";
import { database } from "@/server/platform/database";
import { describeError, type DescribedError } from "@/server/platform/describe-error";
import { log, withLogContext } from "@/server/platform/log";
import { tokenHash } from "@/server/platform/secrets";
import { zodFaults } from "@/server/platform/zod-faults";
import { acceptedLocale } from "@/app/_i18n/accepted-locale";
import { apiKeyOf } from "@/app/api/_request/request-context";
import { isJson, type Headed } from "@/app/api/_request/guard";
import { originOf } from "@/app/_auth/request-origin";
import { findNamed } from "../_contract/find-named";
import { outsideEntity } from "../_contract/input-shape";
import { sealPosition } from "../_contract/list-position";
import { routesOf } from "../_contract/match-route";
import type { Operation } from "../_contract/operation";
import { isText, readBody, readQuery } from "../_contract/read-input";
import { operations } from "../_operations";
import { IN_ADDRESS, problemOf, type Place } from "./problem";
import { countRequest } from "./rate-limit";

/** The longest body: a thousand orders of twenty lines. */
const LARGEST_BODY = 16_000_000;
const PREFIX = "/api/v1";
/** What the proxy sets for pages, as far as it means something to programs. */
const SECURED = { "cache-control": "no-store", "x-content-type-options": "nosniff", "strict-transport-security": "max-age=31536000; includeSubDomains" };
const route = routesOf(operations);
/** Refusals whose status says more than their kind. */
const STATUS_OF_CODE: ReadonlyMap<string, number> = new Map([["api.body_large", 413], ["request.content_type", 415]]);

/** What the door needs besides the request; tests pass their own. */
export interface Surroundings {
  readonly database: ReturnType<typeof database>;
  readonly clock: typeof systemClock;
}

/** A request as far as it is read here: the web's own, or what the server made of the bytes. */
export interface Asked extends Headed {
  readonly url: string;
  text(): Promise<string>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `answerRequest` for those who speak in the web's own objects. */
export async function handleRequest(request: Request, around?: () => Surroundings): Promise<Response> {
  const { body, ...init } = await answerRequest(request, around);
  return new Response(request.method === "HEAD" || init.status === 204 ? null : body, init);
}

/** Answers one request of the public API: who, how often, what for, in which words, carried out, shown. */
export async function answerRequest(request: Asked, around: () => Surroundings = () => ({ database: database(), clock: systemClock })): Promise<Answered> {
  const { requestId, address } = originOf((name) => request.headers.get(name));
  const headers: Record<string, string> = { ...SECURED, "x-request-id": requestId };
  let place: Place | undefined;
  let asked: { operation: Operation; input: unknown } | undefined;
  return withLogContext({ requestId }, async () => {
    try {
      const url = new URL(request.url);
      const found = route(request.method === "HEAD" ? "GET" : request.method, url.pathname.slice(PREFIX.length));
      if (!found) throw new NaruError("not_found", "api.no_such_path");
      if (!("operation" in found)) return await answerMethod(request, found.allow, headers, requestId);
      const { operation, params } = found;
      place = placeOf(operation);
      const surroundings = around();
      const member = await recognise(request, surroundings, address, headers);
      requireScope(member, operation);
      const key = idempotencyKeyOf(request, operation);
      const input = await readInput(request, url, operation, params, member);
      asked = { operation, input };
      const context = { ...surroundings, workspace: member.workspace, actor: member.actor, requestId };
      const answer = await operation.run(context, input, key);
      return { status: operation.status, headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(withPositionSealed(answer, url)) };
    } catch (error) {
      const described = withNamed(describeError(error), asked);
      if (!described.expected) log().error({ err: error, path: request.method }, "API request failed");
      return problem(request, described, headers, requestId, place);
    }
  });
}

/** A record that is not here, with the field that named it (PLT-05: every fault has its place). */
function withNamed(described: DescribedError, asked: { operation: Operation; input: unknown } | undefined): DescribedError {
  const { entity } = described.params;
  if (described.code !== "record.not_found" || typeof entity !== "string" || !asked) return described;
  return { ...described, params: { entity: outsideEntity(entity) }, faults: findNamed(asked.operation.schema, asked.input, entity) };
}

async function problem(
  request: Headed, described: Parameters<typeof problemOf>[0], headers: Readonly<Record<string, string>>, requestId: string, place?: Place,
): Promise<Answered> {
  const language = acceptedLocale(request.headers.get("accept-language"));
  const status = STATUS_OF_CODE.get(described.code) ?? described.status;
  const body = await problemOf({ ...described, status }, requestId, place, language);
  const challenge: Record<string, string> = status === 401 ? { "www-authenticate": "Bearer" } : {};
  return { status, headers: { ...headers, ...challenge, "content-language": language, "content-type": "application/problem+json" }, body: JSON.stringify(body) };
}

/** OPTIONS is told what the path answers, every other method that it is none of them. */
async function answerMethod(request: Headed, methods: readonly string[], headers: Readonly<Record<string, string>>, requestId: string): Promise<Answered> {
  const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  if (request.method === "OPTIONS") return { status: 204, headers: { ...headers, allow }, body: "" };
  return problem(request, { status: 405, code: "api.method", params: { allow }, faults: [] }, { ...headers, allow }, requestId);
}

/** Lists answer where their page ended in words that hold for this question alone. */
function withPositionSealed(answer: unknown, url: URL): unknown {
  const { nextCursor } = answer as { nextCursor?: unknown };
  return typeof nextCursor === "string" ? { ...(answer as object), nextCursor: sealPosition(nextCursor, url) } : answer;
}

/** Fields of a reading operation stand in its address; those of a writing one in the path or in the body. */
function placeOf(operation: Operation): Place {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  return { shape: operation.shape, parameters: operation.method === "GET" ? "all" : new Set(inPath) };
}

/** One statement; the allowance is counted meanwhile. A revoked key is refused from its next request on (PLT-12). */
async function recognise(request: Asked, { database: db, clock }: Surroundings, address: string | null, headers: Record<string, string>): Promise<ApiKeyMember> {
  const key = apiKeyOf(request);
  const [member, allowance] = await Promise.all([
    key ? authenticateApiKey(db, { key, now: clock.now() }) : null,
    countRequest(key ? tokenHash(key) : `address:${address ?? "unknown"}`),
  ]);
  Object.assign(headers, allowance.headers);
  if (!allowance.allowed) throw new NaruError("limited", "api.too_many", { seconds: allowance.waitSeconds });
  if (!member) throw new NaruError("unauthenticated", "api.key");
  if (member.workspace.settings.functionsOff.includes("api")) throw new NaruError("forbidden", "function.off", { function: "api" });
  return member;
}

function requireScope(member: ApiKeyMember, operation: Operation): void {
  if (member.scopes !== null && !member.scopes.includes(operation.scope)) throw new NaruError("forbidden", "api.scope_missing", { scope: operation.scope });
}

function idempotencyKeyOf(request: Asked, operation: Operation): string {
  if (!operation.writes) return "";
  const key = request.headers.get("idempotency-key");
  if (!key) throw new NaruError("invalid", "api.idempotency_key_missing");
  if (key.length > 200) throw new NaruError("invalid", "api.idempotency_key_long", { maximum: 200 });
  return key;
}

/**
 * The command's input, from path, query and body. Whatever cannot be read is told together with what the command itself
 * would refuse, so that one answer names every fault.
 */
async function readInput(request: Asked, url: URL, operation: Operation, params: Readonly<Record<string, string>>, member: ApiKeyMember): Promise<unknown> {
  const { homeCurrency } = member.workspace;
  const faults: Fault[] = [];
  const read = operation.method === "GET"
    ? readQuery(operation.shape, url, homeCurrency, faults)
    : ((await readJson(request, operation, homeCurrency, faults)) as Record<string, unknown>);
  // A field that stands in the wrong place would otherwise be passed over without a word.
  if (operation.method !== "GET") for (const name of new Set(url.searchParams.keys())) faults.push(fault(`${IN_ADDRESS}${name}`, "input.unknown_field", { field: name }));
  for (const name in params) {
    if (name in read) faults.push(fault(name, "input.unknown_field", { field: name }));
    else if (!isText(params[name] ?? "")) faults.push(fault(name, "input.characters"));
    read[name] = params[name];
  }
  if (faults.length === 0) return read;
  const judged = operation.definition.input.safeParse(read);
  const known = new Set(faults.map((one) => one.path));
  throw invalid([...faults, ...(judged.success ? [] : zodFaults(judged.error).filter((one) => !known.has(one.path)))]);
}

/** JSON travels as UTF-8; other bytes would be read as characters that nobody sent. */
async function textOf(request: Asked): Promise<string> {
  try {
    return await request.text();
  } catch (error) {
    if ((error as { code?: unknown }).code === "ERR_ENCODING_INVALID_ENCODED_DATA") throw new NaruError("invalid", "api.body_json");
    throw error;
  }
}

async function readJson(request: Asked, operation: Operation, currency: string, faults: Fault[]): Promise<unknown> {
  const text = await textOf(request);
  if (text === "") return {};
  if (!isJson(request)) throw new NaruError("invalid", "request.content_type");
  if (text.length > LARGEST_BODY) throw new NaruError("invalid", "api.body_large", { megabytes: LARGEST_BODY / 1_000_000 });
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    throw new NaruError("invalid", "api.body_json");
  }
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) throw new NaruError("invalid", "api.body_object");
  const { currency: named, ...rest } = sent as Record<string, unknown>;
  const isOwnField = operation.shape.kind === "object" && operation.shape.fields.has("currency");
  const shape = operation.readShape ?? operation.shape;
  if (isOwnField || named === undefined) return readBody(shape, sent, currency, faults);
  if (!operation.takesCurrency) faults.push(fault("currency", "input.unknown_field", { field: "currency" }));
  else if (named !== currency) faults.push(fault("currency", "api.currency", { currency }));
  return readBody(shape, rest, currency, faults);
}
