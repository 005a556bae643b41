import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { inProject } from "../services/project-root";

/** What starts in the image by itself: the commands that install nothing, and what they start in turn. */
const bootstrap = readFileSync(inProject("scripts/bootstrap.mjs"), "utf8");
const commands = [...bootstrap.matchAll(/script: "(scripts\/[^"]+)", installs: false/g)].map(([, script]) => script ?? "");
const STARTED = ["scripts/bootstrap.mjs", "scripts/production/serve-web.mjs", "scripts/services/follow-parent.mjs", "next.config.mjs", "jobs/run-worker.ts", ...commands];

const dockerfile = readFileSync(inProject("Dockerfile"), "utf8").replaceAll("\\\n", " ");
const copied = [...dockerfile.matchAll(/^COPY --from=build (.+) \.\/.*$/gm)].flatMap(([, paths]) => (paths ?? "").split(" ")).map((path) => path.replace("/naru/", ""));
const removed = (/rm -rf ([^&\n]+?)\s*&& cd \.\./.exec(dockerfile)?.[1] ?? "").split(/\s+/);
const { dependencies } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as { dependencies: Record<string, string> };

/** What a file imports when it runs; types are gone by then. */
function importsOf(text: string): string[] {
  const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  const statements = [...code.matchAll(/^\s*(?:import|export)\s(?!type\s)(?:[\w*{}\s,$]*?\sfrom\s)?"([^"]+)"/gm)];
  const calls = [...code.matchAll(/\b(?:import|require\.resolve)\(\s*"([^"]+)"/g)];
  return [...statements, ...calls].map(([, name]) => name ?? "");
}

function fileOf(from: string, name: string): string | null {
  const path = name.startsWith("@/") ? name.slice(2) : name.startsWith(".") ? normalize(join(dirname(from), name)) : null;
  if (path === null) return null;
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((file) => existsSync(inProject(file)) && statSync(inProject(file)).isFile()) ?? path;
}

/** Everything that is reached from what starts: files of ours, and packages by who imports them. */
function reach(): { files: Set<string>; packages: Map<string, string> } {
  const files = new Set<string>();
  const packages = new Map<string, string>();
  const waiting = STARTED.filter((script) => !script.startsWith("bench/"));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    if (!/\.(ts|tsx|mjs)$/.test(file)) continue;
    for (const name of importsOf(readFileSync(inProject(file), "utf8"))) {
      const next = fileOf(file, name);
      if (next !== null) waiting.push(next);
      else if (!name.startsWith("node:")) packages.set(name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/"), file);
    }
  }
  return { files, packages };
}

describe("PLT-11 the image holds what runs in it", () => {
  const { files, packages } = reach();

  it("finds what runs", () => {
    expect(files.size).toBeGreaterThan(300);
    expect([...files]).toContain("server/modules/documents/render/load-fonts.ts");
    expect(packages.size).toBeGreaterThan(20);
    expect(removed.length).toBeGreaterThan(5);
  });

  it("copies every file that is reached", () => {
    expect([...files].filter((file) => !copied.some((path) => file === path || file.startsWith(`${path}/`)))).toEqual([]);
  });

  it("keeps every package that is reached, and installs it for running and not for building alone", () => {
    const gone = removed.map((pattern) => new RegExp(`^${pattern.replace(/[.+]/g, "\\$&").replaceAll("*", ".*")}(/.*)?$`));
    const missing = [...packages].filter(([name]) => !(name in dependencies) || gone.some((pattern) => pattern.test(name)));
    expect(missing.map(([name, file]) => `${name}, imported by ${file}`)).toEqual([]);
  });

  it("mends the driver of PostgreSQL where nobody may write later", () => {
    expect(dockerfile).toMatch(/AS runtime-packages\n(?:.+\n)*?.*node scripts\/lock\/mend-postgres\.mjs/);
  });
});
