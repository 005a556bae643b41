import { existsSync } from "node:fs";
import { migrateDatabase } from "@/db/migrate";
import { Refusal, runMain } from "../demo/say";
import { startWeb } from "../demo/serve";
import { inProject } from "../services/project-root";
import { isStopping, stopChildren, stopOnSignal } from "../services/supervise";
import { loadSettings } from "./load-settings";

/** `npm start`: migrates, then serves the build until told to stop; requests under way are finished first. */
async function main(): Promise<number> {
  const settings = await loadSettings();
  if (!existsSync(inProject(".next", "BUILD_ID"))) throw new Refusal("There is no build yet. Run: npm run build");
  stopOnSignal(() => stopChildren());
  await migrateDatabase(settings.DATABASE_URL);
  const web = startWeb(settings.PORT, { ...process.env, HOST: process.env["HOST"] ?? "0.0.0.0" });
  const code = await web.ended;
  return isStopping() ? 0 : code;
}

await runMain(main);
