import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { sqlState } from "@/server/platform/tenant-scope";
import { Refusal } from "../demo/say";

/** The role of the application is not there either, on a server that has never seen Naru. */
const NO_SUCH_ROLE = new Set(["22023", "42704"]);

/** @throws Refusal when nothing has made the tables of Naru in this database yet */
export async function requireTables(database: Database): Promise<void> {
  try {
    const [found] = await database.execute<{ there: boolean }>(sql`select to_regclass('public.tenants') is not null as there`);
    if (found?.there) return;
  } catch (error) {
    if (!NO_SUCH_ROLE.has(sqlState(error) ?? "")) throw error;
  }
  throw new Refusal("This database has no tables of Naru yet. Make them with npm run db:migrate, or start web or worker once; then do this again.");
}
