/** PostgreSQL is restarting, full, or has no session left; whatever was under way has been rolled back or never begun. */
const STATES = new Set(["57P01", "57P02", "57P03", "53100", "53200", "53300", "08000", "08001", "08003", "08004", "08006"]);
/** The driver's and the system's names for a connection that broke or was never made (ENOENT: a socket that its server has taken down). */
const BROKEN = new Set(["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "ENOENT"]);

/**
 * Whether an error means that the database server could not be reached or used at that moment. After a COMMIT was sent nobody
 * knows whether it took effect; before, it certainly did not.
 */
export function isServerAway(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code: unknown = (e as { code?: unknown }).code;
    if (typeof code === "string" && (STATES.has(code) || BROKEN.has(code))) return true;
  }
  return false;
}
