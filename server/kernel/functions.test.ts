import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { functionGroups } from "@/app/(workspace)/[tenant]/settings/functions/_components/function-groups";
import { settingsSections } from "@/app/(workspace)/[tenant]/settings/_components/settings-sections";
import { creations, navigation, visibleNavigation } from "@/app/(workspace)/[tenant]/_shell/navigation";
import { PERMISSIONS, permissionsOf } from "@/server/platform/permissions";
import { CORE_AREAS, FUNCTION_IDS, FUNCTIONS, functionOfPath, functionOfPermission } from "./functions";
import * as lists from "./lists";

const WORKSPACE = path.join(import.meta.dirname, "../../app/(workspace)/[tenant]");

/** The address of every page of a workspace, groups left out. */
function pages(): string[] {
  return readdirSync(WORKSPACE, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => `/${path.dirname(file).split(path.sep).filter((step) => step !== "." && !step.startsWith("(")).join("/")}`);
}

describe("PLT-03 every part of the product belongs to a function or to the core", () => {
  it("names rights of the one table, each in one function", () => {
    const named = FUNCTION_IDS.flatMap((id) => [...FUNCTIONS[id].permissions]);
    expect(named.filter((permission) => !PERMISSIONS.includes(permission))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it("knows where every page belongs", () => {
    const core: readonly string[] = CORE_AREAS;
    expect(pages().filter((page) => functionOfPath(page) === null && !core.includes(page.split("/")[1] ?? ""))).toEqual([]);
    const roots = FUNCTION_IDS.flatMap((id) => [...FUNCTIONS[id].paths]);
    expect(roots.filter((root) => !pages().some((page) => page === root || page.startsWith(`${root}/`)))).toEqual([]);
    expect(core.filter((area) => !pages().some((page) => page.split("/")[1] === area))).toEqual([]);
  });

  it("asks on the way in for a right of the function whose page it is", () => {
    const declared = Object.values(lists).filter((one): one is typeof lists.ordersList => typeof one === "object" && one !== null && "permission" in one && "path" in one);
    const ways = [
      ...navigation, ...navigation.flatMap((entry) => entry.children ?? []), ...creations, ...declared,
      ...settingsSections.flatMap(({ id, permission }) => (permission ? [{ path: `/settings/${id}`, permission }] : [])),
    ];
    expect(declared.length).toBeGreaterThan(10);
    expect(ways.filter((way) => functionOfPath(way.path) !== functionOfPermission(way.permission)).map((way) => `${way.path} ${way.permission}`)).toEqual([]);
  });

  it("shows each function once on the page where it is switched", () => {
    expect(functionGroups.flatMap((group) => group.functions).sort()).toEqual([...FUNCTION_IDS].sort());
  });

  it("takes the rights, and with them the menu and its key, and leaves the rest", () => {
    const all = permissionsOf("owner");
    const less = permissionsOf("owner", ["returns", "ledger"]);
    expect([...all].filter((permission) => !less.has(permission)).sort()).toEqual([...FUNCTIONS.returns.permissions, ...FUNCTIONS.ledger.permissions].sort());
    const entries = visibleNavigation([...less]).map((entry) => entry.id);
    expect(entries).not.toContain("returns");
    expect(entries).not.toContain("ledger");
    expect(entries).toContain("orders");
  });

  it("keeps a page of another function open that begins alike", () => {
    expect(functionOfPath("/stock/counts/0198")).toBe("counts");
    expect(functionOfPath("/stock")).toBeNull();
    expect(functionOfPath("/settings/webhooks/connections/1")).toBe("webhooks");
    expect(functionOfPath("/returnsx")).toBeNull();
  });
});
