import { describe, expect, it } from "vitest";
import { createTranslator } from "next-intl";
import { bindFormat } from "@/app/_ui/format/bind-format";
import texts from "@/messages/en/audit.json";
import * as activities from "@/server/modules/activities";
import * as credit from "@/server/modules/credit";
import * as customers from "@/server/modules/customers";
import * as invoicing from "@/server/modules/invoicing";
import * as orders from "@/server/modules/orders";
import { assignPriceLists } from "@/server/modules/pricing";
import * as receivables from "@/server/modules/receivables";
import * as shipments from "@/server/modules/shipments";
import { fieldLabel, shownValue, type Words } from "./show-change";
import { timeAgo } from "./time-ago";

const words = createTranslator({ locale: "en", messages: { audit: texts }, namespace: "audit" }) as unknown as Words;
const format = bindFormat({ locale: "en", today: "2026-03-12", timeZone: "Asia/Seoul", homeCurrency: "KRW" });
const shown = (field: string, value: string | number | boolean | null) => shownValue(field, value, words, format);

describe("PLT-12 words of the timeline", () => {
  it("has one for every command that writes into a record's history", () => {
    const offered = [activities, orders, shipments, invoicing, receivables, credit, customers, { assignPriceLists }].flatMap((module) => Object.values<unknown>(module));
    const commands = offered.filter((x): x is { kind: "command"; name: string } => typeof x === "object" && x !== null && "kind" in x && x.kind === "command");
    expect(commands.length).toBeGreaterThan(40);
    expect(commands.map((c) => c.name).filter((name) => !name.includes("payment-terms") && !words.has(`action.${name}`))).toEqual([]);
  });
  it("shows values as the rest of the screen does", () => {
    expect(shown("grossMinor", "12345678901")).toBe("₩12,345,678,901");
    expect(shown("requiredOn", "2026-03-20")).toBe("20 Mar");
    expect(shown("status", "credit_hold")).toBe("Credit hold");
    expect(shown("line 2 packed", true)).toBe("yes");
    expect(shown("line 2 quantity", "1200.0000")).toBe("1,200");
    expect(shown("line 2", "cancelled")).toBe("Cancelled");
    expect(shown("carrier", "open")).toBe("open");
    expect(shown("notes", null)).toBeNull();
  });
  it("names fields, those of lines and those it was not told of", () => {
    expect(fieldLabel("requiredOn", words)).toBe("Required on");
    expect(fieldLabel("line 3", words)).toBe("Line 3");
    expect(fieldLabel("line 3 price 1000.500000", words)).toBe("Line 3, price");
    expect(fieldLabel("businessNumber", words)).toBe("Business number");
  });
  it("says how long ago within a day", () => {
    const now = new Date("2026-03-12T12:00:00Z");
    expect(timeAgo(new Date("2026-03-12T11:59:30Z"), now, "en")).toBe("now");
    expect(timeAgo(new Date("2026-03-12T11:55:00Z"), now, "en")).toBe("5 minutes ago");
    expect(timeAgo(new Date("2026-03-11T13:00:00Z"), now, "en")).toBe("23 hours ago");
    expect(timeAgo(new Date("2026-03-11T12:00:00Z"), now, "en")).toBeNull();
  });
});
