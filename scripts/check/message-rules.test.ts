import ts from "typescript";
import { describe, expect, it } from "vitest";
import { catalogueFaults, flatten } from "./message-faults";
import { readSource, unusedKeys, type MessageUses } from "./message-uses";

const english = flatten({ title: "Orders", count: "{count, plural, one {# order} other {# orders}}", link: "<b>Open</b> {number}", hint: "YYYY-MM-DD" });
const korean = { title: "수주", count: "{count, plural, other {수주 #건}}", link: "<b>열기</b> {number}", hint: "YYYY-MM-DD" };
const faultsOf = (changes: Record<string, string | undefined>) => catalogueFaults("ko", flatten(JSON.parse(JSON.stringify({ ...korean, ...changes })) as object), english);

describe("PLT-18 the check of the catalogues catches", () => {
  it("nothing in a whole one", () => expect(faultsOf({})).toEqual([]));

  it.each<[string, Record<string, string | undefined>, string]>([
    ["a missing key", { title: undefined }, "ko: title is missing"],
    ["a key that English lost", { gone: "없음" }, "ko: gone is not in English any more"],
    ["another argument", { count: "{number, plural, other {#건}}" }, "ko: count has the arguments number instead of count"],
    ["a lost tag", { link: "열기 {number}" }, "ko: link has the tags none instead of b"],
    ["a plural never chosen", { count: "{count, plural, one {하나} other {#건}}" }, 'ko: count has the plural "one"'],
    ["English left", { title: "Orders" }, "ko: title leaves “Orders” in English"],
    ["Chinese in Korean", { title: "订单" }, "ko: title has letters of another language"],
    ["a brace left open", { count: "{count, plural, other {#건}" }, "does not close a brace"],
  ])("%s", (_, changes, fault) => expect(faultsOf(changes).join("\n")).toContain(fault));
});

describe("PLT-18 the check of uses", () => {
  const uses: MessageUses = { literals: new Set(), patterns: new Set(), asked: [], raised: new Set() };
  const code = 'const t = useTranslations("orders"); t("title"); t(`status.${status}`); const c = await getTranslations("stock.count"); c("open"); t("nowhere");';
  readSource(ts.createSourceFile("screen.tsx", code, ts.ScriptTarget.Latest, false), "screen.tsx", uses);

  it("finds keys by name, by template and within a part of a namespace", () => {
    expect(unusedKeys(["orders.title", "orders.status.draft", "stock.count.open", "orders.old", "stock.count.closed"], uses)).toEqual(["orders.old", "stock.count.closed"]);
  });

  it("knows what was asked for", () => {
    expect(uses.asked.map(({ keys }) => keys)).toEqual([["orders.title"], ["stock.count.open"], ["orders.nowhere"]]);
  });
});
