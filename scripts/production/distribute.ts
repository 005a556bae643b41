import { CannotDistribute, distributeDatabase } from "@/db/distribute";
import { migrateDatabase } from "@/db/migrate";
import { Refusal, runMain, say } from "../demo/say";
import { loadSettings } from "./load-settings";

/** `npm run db:distribute`: spreads the database over the machines of a Citus coordinator; run again after upgrades. */
async function main(): Promise<number> {
  const { DATABASE_URL } = await loadSettings();
  await migrateDatabase(DATABASE_URL);
  try {
    const { done, left } = await distributeDatabase(DATABASE_URL, ({ table, as }) => say(`${as === "reference" ? "copied to every machine" : "spread by tenant_id     "}  ${table}`));
    say(`${done.length} tables were distributed, ${left.length} were already.`);
    return 0;
  } catch (error) {
    if (error instanceof CannotDistribute) throw new Refusal(error.message);
    throw error;
  }
}

await runMain(main);
