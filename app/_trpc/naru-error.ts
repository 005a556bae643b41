import { TRPCClientError } from "@trpc/client";

export interface NaruFault {
  path: string;
  code: string;
  params: Record<string, string | number>;
}

/** What every procedure's refusal carries: a code of the error catalogue, its values, and all faults of the input at once. */
export interface NaruErrorData {
  code: string;
  params: Record<string, string | number>;
  faults?: readonly NaruFault[];
  requestId: string;
}

/** The server's own account of an error; null for a lost connection or an error of the browser. */
export function naruErrorOf(error: unknown): NaruErrorData | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null || !("naru" in data)) return null;
  const naru = data.naru;
  return typeof naru === "object" && naru !== null && "code" in naru ? (naru as NaruErrorData) : null;
}

/** Somebody else saved the record while the form was open. */
export function isCollision(refusal: NaruErrorData): boolean {
  return refusal.code === "record.changed" || refusal.code === "record.changed_meanwhile";
}

/** No answer came: whether the command took effect is unknown, and sending it again with its key is safe. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof TRPCClientError && !error.data;
}

/** Whether to ask again by itself: an answer got lost on the way, and the browser does not already know that it has no connection. */
export function mayComeBack(error: unknown, failures: number): boolean {
  const known = typeof navigator === "undefined" ? undefined : navigator.onLine;
  return known !== false && failures < 2 && isConnectionLost(error);
}
