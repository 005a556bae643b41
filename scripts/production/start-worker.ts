import { migrateDatabase } from "@/db/migrate";
import { runMain } from "../demo/say";
import { startWorker } from "../demo/serve";
import { isStopping, stopChildren, stopOnSignal } from "../services/supervise";
import { loadSettings } from "./load-settings";

/** `npm run worker`: migrates, then runs jobs until told to stop; jobs under way are finished first. */
async function main(): Promise<number> {
  const settings = await loadSettings();
  stopOnSignal(() => stopChildren());
  await migrateDatabase(settings.DATABASE_URL);
  const code = await startWorker(process.env).ended;
  return isStopping() ? 0 : code;
}

await runMain(main);
