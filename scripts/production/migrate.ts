import { migrateDatabase } from "@/db/migrate";
import { runMain, say } from "../demo/say";
import { loadSettings } from "./load-settings";

/** `npm run db:migrate`: brings the database to this version's schema. */
async function main(): Promise<number> {
  await migrateDatabase((await loadSettings()).DATABASE_URL);
  say("The database has this version's schema.");
  return 0;
}

await runMain(main);
