import { describe, expect, it } from "vitest";
import messages from "@/messages/en/shell.json";
import { PERMISSIONS, permissionsOf } from "@/server/platform/permissions";
import { navigation, visibleNavigation } from "./navigation";

describe("PLT-12 the sidebar shows a role its own", () => {
  const entries = navigation.flatMap((entry) => [entry, ...(entry.children ?? [])]);

  it("asks only for permissions of the one table, and has a name for each entry", () => {
    expect(entries.filter((entry) => !(PERMISSIONS as string[]).includes(entry.permission))).toEqual([]);
    expect(entries.filter((entry) => !(entry.id in messages.nav))).toEqual([]);
  });

  it("gives each entry a key of its own", () => {
    expect(new Set(navigation.map((entry) => entry.key)).size).toBe(navigation.length);
  });

  it("hides the ledger from the warehouse, and reaches imports although settings are closed to it", () => {
    const seen = visibleNavigation([...permissionsOf("warehouse")]);
    expect(seen.some((entry) => entry.id === "ledger")).toBe(false);
    expect(seen.find((entry) => entry.id === "settings")?.path).toBe("/settings/imports");
  });
});
