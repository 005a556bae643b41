import "server-only";

function hostOf(address: string | null): string | null {
  return address && URL.canParse(address) ? new URL(address).host : null;
}

/** Whether another site's page makes the browser send this request (Sec-Fetch-Site, and Origin where that is absent). */
export function isForeign(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") return true;
  const origin = request.headers.get("origin");
  if (!origin) return false;
  const own = [request.headers.get("host"), hostOf(process.env["NEXTAUTH_URL"] ?? null)];
  return !own.includes(hostOf(origin) ?? "null");
}

/** What is read of a request before its body. */
export interface Headed {
  readonly method: string;
  readonly headers: Pick<Headers, "get">;
}

/** Whether the body, if there is one, is what it must be: `application/json`. */
export function isJson(request: Headed): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  return type === "application/json";
}

/** A refusal outside tRPC, with the same shape of error. */
export function refuse(status: number, code: string, requestId: string, params: Readonly<Record<string, string | number>> = {}): Response {
  return Response.json({ error: { code, params, faults: [], requestId } }, { status, headers: { "x-request-id": requestId } });
}
