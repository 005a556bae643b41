/** Values that fill the placeholders of an error's catalogue text. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** One thing wrong with an input: where, what, and the values its text needs. */
export interface Fault {
  /** Dotted path into the input, e.g. `lines.2.quantity`; empty for the whole input. */
  readonly path: string;
  /** Key in the error catalogue, e.g. `orders.quantity_not_positive`. */
  readonly code: string;
  readonly params: ErrorParams;
}

/**
 * What kind of refusal an error is; the doors map it to HTTP and tRPC statuses in one place.
 * `invalid` 400 · `unauthenticated` 401 · `forbidden` 403 · `not_found` 404 · `conflict` 409 (somebody was faster)
 * · `refused` 422 (a business rule said no) · `limited` 429 · `unavailable` 503.
 */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "refused"
  | "limited"
  | "unavailable";

/** An error a user may see: a code in the catalogue, its parameters, and every fault at once. */
export class NaruError extends Error {
  override readonly name = "NaruError";
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly params: ErrorParams = {},
    readonly faults: readonly Fault[] = [],
  ) {
    super(faults.length ? `${code}: ${faults.map((f) => `${f.path} ${f.code}`).join(", ")}` : code);
  }
}

export function fault(path: string, code: string, params: ErrorParams = {}): Fault {
  return { path, code, params };
}

/** A business rule said no. Pass every fault found, not the first. */
export function refused(code: string, params: ErrorParams = {}, faults: readonly Fault[] = []): NaruError {
  return new NaruError("refused", code, params, faults);
}

/** The input itself is wrong. */
export function invalid(faults: readonly Fault[], code = "input.invalid"): NaruError {
  return new NaruError("invalid", code, { count: faults.length }, faults);
}

/** Somebody was faster: the row is no longer in the state the actor saw. */
export function conflict(code: string, params: ErrorParams = {}): NaruError {
  return new NaruError("conflict", code, params);
}

/** The same answer for a record of another workspace and for one that never existed. */
export function notFound(entity: string): NaruError {
  return new NaruError("not_found", "record.not_found", { entity });
}

export function forbidden(permission: string): NaruError {
  return new NaruError("forbidden", "permission.missing", { permission });
}
