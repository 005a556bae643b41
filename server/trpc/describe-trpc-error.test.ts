import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { NaruError } from "@/server/kernel/errors";
import { baseProcedure, router, type RequestContext } from "./init";
import { publicProcedure } from "./procedures";

const small = router({
  hello: publicProcedure.query(() => "hello"),
  change: publicProcedure.input(z.object({ to: z.string() })).mutation(() => "changed"),
  missing: publicProcedure.query(() => {
    throw new NaruError("not_found", "record.not_found");
  }),
  broken: baseProcedure.query(() => {
    throw new Error("a secret");
  }),
});

async function ask(path: string, init: RequestInit = {}) {
  const response = await fetchRequestHandler({
    endpoint: "/api/trpc", req: new Request(`http://localhost/api/trpc/${path}`, init), router: small, createContext: () => ({ requestId: "r1" }) as RequestContext,
  });
  const text = await response.text();
  const body = JSON.parse(text) as { error?: { json: { data: { naru: { code: string; requestId: string } } } } };
  return { status: response.status, code: body.error?.json.data.naru.code, text };
}

describe("PLT-08 what tRPC answers to a request that reaches no procedure", () => {
  it("is 404 for a procedure that does not exist", async () => {
    expect(await ask("nothing.here")).toMatchObject({ status: 404, code: "request.unknown_operation" });
    const posted = await ask("nothing.here", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
    expect(posted).toMatchObject({ status: 404, code: "request.unknown_operation" });
  });

  it("is 405 for a mutation asked by GET, 400 for a body that is no JSON", async () => {
    expect(await ask("change")).toMatchObject({ status: 405, code: "request.method" });
    const torn = await ask("change", { method: "POST", headers: { "content-type": "application/json" }, body: "{" });
    expect(torn).toMatchObject({ status: 400, code: "request.unreadable" });
  });

  it("leaves a procedure's own errors as they are, and scrubs those nobody foresaw", async () => {
    expect((await ask("hello")).status).toBe(200);
    expect(await ask("missing")).toMatchObject({ status: 404, code: "record.not_found" });
    const broken = await ask("broken");
    expect(broken).toMatchObject({ status: 500, code: "service.unexpected" });
    expect(broken.text).not.toContain("secret");
  });
});
