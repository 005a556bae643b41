import "server-only";
import type { NextAuthOptions } from "next-auth";
import { cookies } from "next/headers";
import CredentialsProvider from "next-auth/providers/credentials";
import { asLocale, localeCookie, localeCookieOptions, profileCookie } from "@/app/_i18n/locales";
import { originOf } from "@/app/_auth/request-origin";
import { describeError } from "@/server/platform/describe-error";
import { log } from "@/server/platform/log";
import { closeSession, openSession, SESSION_DAYS, type RequestOrigin } from "@/server/trpc/session";

declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}

declare module "next-auth" {
  interface User {
    sessionId?: string;
  }
}

function originOfHeaders(headers: Readonly<Record<string, unknown>> = {}): RequestOrigin {
  return originOf((name) => {
    const value = headers[name];
    return typeof value === "string" ? value : null;
  });
}

/** A refusal crosses next-auth as the text of an error: its code, and the minutes to wait where there are any. */
function refusalText(error: unknown, requestId: string): string {
  const { code, params, expected } = describeError(error);
  if (!expected) log().error({ err: error, requestId }, "sign-in failed");
  return "minutes" in params ? `${code}:${params["minutes"]}` : code;
}

/** A language chosen on the sign-in page stays; otherwise the person's own is shown from here on. */
async function welcomeInTheirLanguage(language: string): Promise<void> {
  const jar = await cookies();
  if (!jar.get(localeCookie)) jar.set(localeCookie, asLocale(language), localeCookieOptions);
  jar.set(profileCookie, asLocale(language), localeCookieOptions);
}

/**
 * The cookie is next-auth's sealed token and carries nothing but the id of a row in `sessions`; who that is and what
 * they may do is read anew with every request.
 */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
  providers: [
    CredentialsProvider({
      credentials: { email: {}, password: {}, code: {} },
      async authorize(given, request) {
        const origin = originOfHeaders(request.headers);
        try {
          const signedIn = await openSession(origin, { email: given?.email ?? "", password: given?.password ?? "", code: given?.code ?? "" });
          await welcomeInTheirLanguage(signedIn.language);
          return { id: signedIn.userId, sessionId: signedIn.sessionId };
        } catch (error) {
          throw new Error(refusalText(error, origin.requestId), { cause: error });
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.sessionId ? { sid: user.sessionId } : { sid: token.sid }),
    // The browser learns nothing from this endpoint; pages and procedures carry what it may know.
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async ({ token }) => {
      if (token?.sid) await closeSession(originOfHeaders(), token.sid);
      const jar = await cookies();
      jar.delete(localeCookie);
      jar.delete(profileCookie);
    },
  },
  logger: {
    error: (code, metadata) => log().error({ authCode: code, err: metadata instanceof Error ? metadata : metadata.error }, "next-auth"),
    warn: (code) => log().warn({ authCode: code }, "next-auth"),
    debug: () => undefined,
  },
};
