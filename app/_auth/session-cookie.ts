import "server-only";
import { decode } from "next-auth/jwt";

/** next-auth's names for its cookie: the prefixed one where the product is served over TLS. */
const cookieNames = ["__Secure-next-auth.session-token", "next-auth.session-token"] as const;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id of the session that a browser claims, from its sealed cookie; whether it still holds, the database says. */
export async function sessionIdOf(cookie: (name: string) => string | undefined): Promise<string | null> {
  const secret = process.env["NEXTAUTH_SECRET"];
  const token = cookieNames.map(cookie).find(Boolean);
  if (!secret || !token) return null;
  const claims = await decode({ token, secret }).catch(() => null);
  const sessionId: unknown = claims?.["sid"];
  return typeof sessionId === "string" && uuid.test(sessionId) ? sessionId : null;
}
