import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import texts from "@/messages/en/webhooks.json";
import { TEST_EVENT, WEBHOOK_EVENT_TYPES } from "@/server/modules/webhooks";
import { reportToEndpoints } from ".";

const documented = [...readFileSync("docs/webhooks.md", "utf8").matchAll(/^\| `([a-z_]+\.[a-z_]+)` \|/gm)].map((found) => found[1] ?? "");

describe("PLT-08 the public catalogue of events", () => {
  it("is documented, whole and nothing else", () => {
    expect(documented.sort()).toEqual([...WEBHOOK_EVENT_TYPES, TEST_EVENT].sort());
  });

  it("is worded for the settings", () => {
    expect(Object.keys(texts.event).sort()).toEqual([...WEBHOOK_EVENT_TYPES, TEST_EVENT].sort());
  });

  it("is heard of: every event has a subscriber", () => {
    const heard = new Set(reportToEndpoints.map((one) => (one.eventType === "allocation.changed" ? "invoice.payment_changed" : one.eventType)));
    expect([...heard].sort()).toEqual([...WEBHOOK_EVENT_TYPES].sort());
    expect(reportToEndpoints.every((one) => one.wantedTypes)).toBe(true);
  });
});
