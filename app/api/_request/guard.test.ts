import { afterEach, describe, expect, it } from "vitest";
import { apiKeyOf } from "./request-context";
import { isForeign, isJson } from "./guard";

const url = "https://naru.example/api/trpc/orders.confirm";
const post = (headers: Record<string, string>) => new Request(url, { method: "POST", body: "{}", headers: { host: "naru.example", ...headers } });
const before = process.env["NEXTAUTH_URL"];

describe("PLT-01 requests that another site makes the browser send", () => {
  afterEach(() => {
    process.env["NEXTAUTH_URL"] = before ?? "";
  });

  it.each(["cross-site", "same-site"])("are refused when the browser says %s", (site) => {
    expect(isForeign(post({ "sec-fetch-site": site }))).toBe(true);
  });

  it("are refused by their Origin where the browser says nothing else", () => {
    expect(isForeign(post({ origin: "https://evil.example" }))).toBe(true);
    expect(isForeign(post({ origin: "null" }))).toBe(true);
    expect(isForeign(post({ origin: "https://naru.example.evil.example" }))).toBe(true);
  });

  it("pass when they come from the product's own pages, also behind a proxy that names another host", () => {
    process.env["NEXTAUTH_URL"] = "https://naru.example";
    expect(isForeign(post({ "sec-fetch-site": "same-origin", origin: "https://naru.example" }))).toBe(false);
    expect(isForeign(post({ host: "10.0.0.7:3000", origin: "https://naru.example" }))).toBe(false);
    expect(isForeign(post({}))).toBe(false);
  });
});

describe("PLT-01 bodies that a form or a beacon can send", () => {
  it.each(["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain", "application/octet-stream", "application/jsonp", ""])(
    "are refused: %s",
    (type) => expect(isJson(post({ "content-type": type }))).toBe(false),
  );

  it("pass as JSON, whatever its parameters", () => {
    expect(isJson(post({ "content-type": "Application/JSON; charset=utf-8" }))).toBe(true);
    expect(isJson(new Request(url))).toBe(true);
  });
});

describe("PLT-05 the key of a program", () => {
  it("is read from the Authorization header and nowhere else", () => {
    const key = `naru_${"a".repeat(43)}`;
    expect(apiKeyOf(post({ authorization: `Bearer ${key}` }))).toBe(key);
    expect(apiKeyOf(post({ authorization: `Basic ${key}` }))).toBeNull();
    expect(apiKeyOf(new Request(`${url}?key=${key}`))).toBeNull();
  });
});
