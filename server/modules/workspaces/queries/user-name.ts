import { eq } from "drizzle-orm";
import { users } from "@/db/schema/identity";
import type { UserId } from "@/server/platform/actor";
import type { TenantScope } from "@/server/platform/tenant-scope";

export async function userName(scope: Pick<TenantScope, "db">, userId: UserId): Promise<string> {
  const [row] = await scope.db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return row?.name ?? "";
}
