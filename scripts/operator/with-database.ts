import { connectDatabase, type Database } from "@/db/client";
import { NaruError } from "@/server/kernel/errors";
import { Refusal } from "../demo/say";
import { loadSettings } from "../production/load-settings";
import { explainError } from "./explain-error";
import { requireTables } from "./require-tables";

/**
 * Runs an operator's command on the database of the settings, as the application's role.
 * @throws Refusal with an error of the business in words, and where the database has no tables yet
 */
export async function withDatabase<T>(run: (database: Database) => Promise<T>, options: { flags?: boolean } = {}): Promise<T> {
  const settings = await loadSettings({ orRunningDemo: true });
  const connection = connectDatabase(settings.DATABASE_APP_URL ?? settings.DATABASE_URL, { max: 1, role: settings.DATABASE_APP_URL ? null : undefined, applicationName: "naru-tenant" });
  try {
    await requireTables(connection.db);
    return await run(connection.db);
  } catch (error) {
    if (error instanceof NaruError) throw new Refusal(explainError(error, options));
    throw error;
  } finally {
    await connection.close();
  }
}
