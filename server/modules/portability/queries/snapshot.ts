import { sql } from "drizzle-orm";
import type { IdentityScope } from "@/server/platform/identity";

/** Makes the transaction see the database as of now until it ends; it may only read. The first thing it does. */
export async function seeOneMoment({ db }: Pick<IdentityScope, "db">): Promise<void> {
  await db.execute(sql`set transaction isolation level repeatable read, read only`);
}

/** Moments are read and written as text in UTC. */
export async function speakUtc({ db }: Pick<IdentityScope, "db">): Promise<void> {
  await db.execute(sql`set local timezone = 'UTC'`);
}
