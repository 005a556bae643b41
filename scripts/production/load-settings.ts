import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseEnvironment, type Environment } from "@/server/platform/env";
import { hasEnded, readRunRecord } from "../demo/run-record";
import { demoSettingsFile } from "../demo/demo-settings";
import { dataFolder, inProject } from "../services/project-root";

/** Takes the settings of the demo that runs in this folder, so that operators' commands can be tried on it. */
async function borrowDemoSettings(): Promise<void> {
  const folder = dataFolder("demo");
  const record = await readRunRecord(folder);
  if (!record || (await hasEnded(record, 0))) return;
  const text = await readFile(demoSettingsFile(folder), "utf8").catch(() => null);
  if (!text) return;
  process.stderr.write(`No DATABASE_URL is set: using the demo that runs at ${record.address}.\n`);
  Object.assign(process.env, JSON.parse(text));
}

/**
 * Reads .env, where there is one, below the real environment, and checks all settings.
 * @throws EnvironmentError naming every fault
 */
export async function loadSettings(options: { orRunningDemo?: boolean } = {}): Promise<Environment> {
  process.env["NODE_ENV" as string] ??= "production";
  const file = inProject(".env");
  if (existsSync(file)) process.loadEnvFile(file);
  if (options.orRunningDemo && !process.env["DATABASE_URL"]) await borrowDemoSettings();
  return parseEnvironment(process.env);
}
