import { describe, expect, it } from "vitest";
import { POST } from "./route";

describe("FUL-08 refusals of reports", () => {
  it.each([["en", "larger than 64 kB"], ["ko", "64kB를 넘습니다"]])("tell a program their code and whoever reads its log what to do (%s)", async (language, words) => {
    const request = new Request("http://naru.test/api/webhooks/fulfilment/any/any", { method: "POST", body: "x".repeat(70_000), headers: { "accept-language": language } });
    const answer = await POST(request, { params: Promise.resolve({ tenant: "any", connectionId: "any" }) });
    const { error } = (await answer.json()) as { error: { code: string; detail: string; requestId: string } };
    expect([answer.status, error.code]).toEqual([413, "request.too_large"]);
    expect(error.detail).toContain(words);
    expect(answer.headers.get("x-request-id")).toBe(error.requestId);
  });
});
