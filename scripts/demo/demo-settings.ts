import { writeFile } from "node:fs/promises";
import { join } from "node:path";

const names = ["DATABASE_URL", "DATABASE_APP_URL", "REDIS_URL", "NEXTAUTH_SECRET", "NEXTAUTH_URL", "PORT", "NARU_DATA_DIR", "NARU_MODE"];

/** Where a running demo keeps the settings of its processes. */
export const demoSettingsFile = (stateFolder: string) => join(stateFolder, "settings.json");

/** Writes the settings down for the operators' commands, readable by this account only. */
export async function writeDemoSettings(stateFolder: string, env: NodeJS.ProcessEnv): Promise<void> {
  const settings = Object.fromEntries(names.map((name) => [name, env[name] ?? ""]));
  await writeFile(demoSettingsFile(stateFolder), `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
}
