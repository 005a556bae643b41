import { describe, expect, it } from "vitest";
import { addressFields, postalLines, type PostalAddress } from "./postal-address";

const english = (code: string) => new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;
const lines = (address: Partial<PostalAddress>) => postalLines({ line1: null, city: null, region: null, postalCode: null, country: null, ...address }, english);

describe("PLT-18 addresses in each country's order", () => {
  it("Korea from large to small, the person last", () => {
    expect(lines({ recipient: "김민지", line1: "세종대로 110", line2: "12층", city: "중구", region: "서울특별시", postalCode: "04524", country: "KR" })).toEqual([
      "South Korea", "(04524) 서울특별시 중구 세종대로 110", "12층", "김민지",
    ]);
  });

  it("China and Japan without spaces, a municipality said once", () => {
    expect(lines({ line1: "南京西路1266号", city: "上海市", region: "上海市", postalCode: "200040", country: "CN" })).toEqual(["China", "200040 上海市南京西路1266号"]);
    expect(lines({ line1: "丸の内1-9-1", city: "千代田区", region: "東京都", postalCode: "100-0005", country: "JP" })).toEqual(["Japan", "〒100-0005 東京都千代田区丸の内1-9-1"]);
  });

  it("an address in Korea written for a foreign reader from small to large", () => {
    expect(lines({ line1: "110 Sejong-daero", city: "Jung-gu", region: "Seoul", postalCode: "04524", country: "KR" })).toEqual(["110 Sejong-daero", "Jung-gu, Seoul 04524", "South Korea"]);
  });

  it("Germany with the postcode before the town, the USA after the state, Britain on a line of its own", () => {
    expect(lines({ recipient: "Frau Weber", line1: "Lindenstraße 7", city: "Berlin", postalCode: "10969", country: "DE" })).toEqual(["Frau Weber", "Lindenstraße 7", "10969 Berlin", "Germany"]);
    expect(lines({ line1: "500 Pine St", city: "Seattle", region: "WA", postalCode: "98101", country: "US" })).toEqual(["500 Pine St", "Seattle, WA 98101", "United States"]);
    expect(lines({ line1: "1 High St", city: "London", postalCode: "W1A 1AA", country: "GB" })).toEqual(["1 High St", "London", "W1A 1AA", "United Kingdom"]);
  });

  it("leaves no gap for what is missing", () => {
    expect(lines({})).toEqual([]);
    expect(lines({ city: "Paris", country: "FR" })).toEqual(["Paris", "France"]);
    expect(lines({ city: "중구", country: "KR" })).toEqual(["South Korea", "중구"]);
  });

  it("asks for the country first and for the rest as people there say it", () => {
    expect(addressFields("KR").slice(0, 5)).toEqual(["country", "postalCode", "region", "city", "line1"]);
    expect(addressFields("DE").slice(2)).toEqual(["line1", "line2", "postalCode", "city", "region"]);
    expect(addressFields("US").slice(-3)).toEqual(["city", "region", "postalCode"]);
    for (const country of ["KR", "DE", "US", "GB", null]) expect([...addressFields(country)].sort()).toEqual(["city", "country", "line1", "line2", "postalCode", "recipient", "region"]);
  });
});
