import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SETTING_NAMES } from "@/server/platform/env";

const text = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

/** Settings that are read where they are used: by `npm start`, and by the worker's queue board. */
const READ_BY_ONE_PROCESS = ["HOST", "BULL_BOARD_PORT", "BULL_BOARD_USER", "BULL_BOARD_PASSWORD"];

describe("PLT-11 what operators read", () => {
  it("explains every setting, and none that there is not", () => {
    const rows = [...text("docs/operators.md").matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map(([, name]) => name);
    expect([...rows].sort()).toEqual([...SETTING_NAMES, ...READ_BY_ONE_PROCESS].sort());
  });

  it("gives the settings of compose.yaml and .env.example names that there are", () => {
    const compose = text("compose.yaml");
    const given = [...(/environment: &settings\n((?: {4}.*\n)+)/.exec(compose)?.[1] ?? "").matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => name ?? "");
    expect(given.length).toBeGreaterThan(5);
    expect(given.filter((name) => !SETTING_NAMES.includes(name))).toEqual([]);
    const asked = [...text(".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name ?? "");
    expect(asked.filter((name) => !compose.includes(`\${${name}`))).toEqual([]);
    const needed = [...compose.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name]) => name ?? "");
    expect(needed.filter((name) => !asked.includes(name))).toEqual([]);
  });

  it("names commands and files that there are", () => {
    const scripts = Object.keys((JSON.parse(text("package.json")) as { scripts: Record<string, string> }).scripts);
    const named = [...text("docs/operators.md").matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
    const copied = [...text("Dockerfile").matchAll(/^COPY --from=build (.+) \.\/.*$/gm)].flatMap(([, paths]) => (paths ?? "").split(" ")).map((path) => path.replace("/naru/", ""));
    for (const path of copied.filter((path) => path !== ".next")) expect(() => readFileSync(new URL(`../${path}`, import.meta.url)), path).not.toThrow(/ENOENT/);
  });
});
