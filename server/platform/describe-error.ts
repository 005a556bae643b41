import { fault, NaruError, type ErrorKind, type ErrorParams, type Fault } from "@/server/kernel/errors";
import { isServerAway } from "./server-away";
import { brokenConstraint, sqlState } from "./tenant-scope";

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  refused: 422,
  limited: 429,
  unavailable: 503,
};

/** What PostgreSQL says of a value that it cannot read: characters it does not keep, a number too large, a day there is none, a text that is no such value. */
const UNREADABLE = new Set(["22021", "22003", "22007", "22008", "22P02", "22P05"]);

/**
 * Keys that callers choose, by the name of their unique index. Two at once are told apart by the index alone, and statements
 * travel together, so that a command cannot say whose failure it was: it is said here (ORD-21, ORD-22).
 */
const TAKEN: ReadonlyMap<string, { readonly code: string; readonly path: string }> = new Map([["orders_external_key", { code: "orders.external_key_taken", path: "externalKey" }]]);

/** What may be said of an error to a client; anything unknown is scrubbed to one code. */
export interface DescribedError {
  readonly status: number;
  readonly code: string;
  readonly params: ErrorParams;
  readonly faults: readonly Fault[];
  /** False for errors nobody foresaw: log them whole. */
  readonly expected: boolean;
}

/** The one place where errors become statuses; tRPC, REST and pages all use it. */
export function describeError(error: unknown): DescribedError {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if (e instanceof NaruError) return { status: STATUS[e.kind], code: e.code, params: e.params, faults: e.faults, expected: true };
  }
  if (isServerAway(error)) return { status: 503, code: "service.unavailable", params: {}, faults: [], expected: false };
  const taken = sqlState(error) === "23505" ? TAKEN.get(brokenConstraint(error) ?? "") : undefined;
  if (taken) return { status: 409, code: taken.code, params: {}, faults: [fault(taken.path, taken.code)], expected: true };
  if (sqlState(error) === "23505") return { status: 409, code: "record.duplicate", params: {}, faults: [], expected: false };
  // Inputs are judged before; what comes to here was forged (the place of a list's page) or is a fault of ours, so it is logged.
  if (UNREADABLE.has(sqlState(error) ?? "")) return { status: 400, code: "input.unreadable", params: {}, faults: [], expected: false };
  return { status: 500, code: "service.unexpected", params: {}, faults: [], expected: false };
}
