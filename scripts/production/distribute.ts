import { CannotDistribute, checkDistributed, distributeDatabase } from "@/db/distribute";
import { migrateDatabase } from "@/db/migrate";
import { Refusal, runMain, say } from "../demo/say";
import { readFlags } from "../operator/read-flags";
import { loadSettings } from "./load-settings";

const usage = `Usage: npm run db:distribute [-- --check]
Spreads the database over the machines of a Citus coordinator. With --check it changes nothing and says whether that still holds.`;

async function check(databaseUrl: string): Promise<number> {
  const violations = await checkDistributed(databaseUrl);
  for (const { rule, object } of violations) say(`${rule}  ${object}`);
  say(violations.length === 0 ? "Every table lies as it should, and the policies hold on every machine." : `${violations.length} things do not hold: docs/operators.md, Citus, says what each means.`);
  return violations.length === 0 ? 0 : 1;
}

/** `npm run db:distribute`: spreads the database over the machines of a Citus coordinator; run again after upgrades. */
async function main(): Promise<number> {
  const { switches } = readFlags(process.argv.slice(2), { values: [], switches: ["check"] }, usage);
  const { DATABASE_URL } = await loadSettings();
  try {
    if (switches.has("check")) return await check(DATABASE_URL);
    await migrateDatabase(DATABASE_URL);
    const { done, left } = await distributeDatabase(DATABASE_URL, ({ table, as }) => say(`${as === "reference" ? "copied to every machine" : "spread by tenant_id     "}  ${table}`));
    say(`${done.length} tables were distributed, ${left.length} were already.`);
    return 0;
  } catch (error) {
    if (error instanceof CannotDistribute) throw new Refusal(error.message);
    throw error;
  }
}

await runMain(main);
