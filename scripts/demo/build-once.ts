import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { inProject, projectRoot } from "../services/project-root";
import { startChild, tailOf } from "../services/supervise";

/** What the built application is made of. */
const sources = ["app", "server", "db", "messages", "public", "package.json", "package-lock.json", "tsconfig.json", "proxy.ts", "i18n", "instrumentation.ts", "next.config.js", "next.config.ts", "next.config.mjs", "postcss.config.mjs", "postcss.config.js"];
/** Tests, texts and what only scripts run: a change of these needs no build. */
const notBuilt = /\.test\.tsx?$|\.md$|^db[\\/](seed|testing|checks|migrations)[\\/]/;
const stampFile = () => inProject(".next", "naru-build");

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (!entries) return [path];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => !notBuilt.test(relative(projectRoot, file)));
}

async function sourceStamp(): Promise<string> {
  const hash = createHash("sha256").update(`node ${process.versions.node.split(".")[0] ?? ""}`);
  for (const source of sources) {
    const path = inProject(source);
    if (!existsSync(path)) continue;
    for (const file of (await filesOf(path)).sort()) hash.update(relative(projectRoot, file)).update(await readFile(file));
  }
  return hash.digest("hex");
}

/** True when the last build is of exactly these sources. */
export async function isBuilt(): Promise<boolean> {
  if (!existsSync(inProject(".next", "BUILD_ID"))) return false;
  return (await readFile(stampFile(), "utf8").catch(() => "")) === (await sourceStamp());
}

/** Builds the application unless the last build is of exactly these sources. Throws with the end of the build's log. */
export async function buildOnce(env: NodeJS.ProcessEnv, logFile: string, onBuild: () => void): Promise<void> {
  if (await isBuilt()) return;
  onBuild();
  const stamp = await sourceStamp();
  await rm(stampFile(), { force: true });
  await rm(logFile, { force: true });
  // As `npm run build` does.
  for (const args of [[inProject("node_modules/next/dist/bin/next"), "build"], [inProject("scripts/production/pack-static.mjs")]]) {
    const step = startChild({ name: "build", args, env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }, logFile });
    if ((await step.ended) !== 0) throw new Error(`The build failed; its log is ${logFile}.\n\n${await tailOf(logFile, 40)}`);
  }
  await writeFile(stampFile(), stamp);
}
