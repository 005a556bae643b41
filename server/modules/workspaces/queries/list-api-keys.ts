import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { apiKeys, users } from "@/db/schema/identity";
import { defineQuery } from "@/server/platform/command";
import type { Role } from "@/server/platform/permissions";
import { assignableRoles } from "./list-members";

/** Active keys, newest first; never the key itself. */
export const listApiKeys = defineQuery({
  name: "workspaces.list-api-keys",
  permission: "api_keys.manage",
  input: z.object({}),
  async run(scope) {
    const rows = await scope.db
      .select({
        apiKeyId: apiKeys.id,
        name: apiKeys.name,
        prefix: apiKeys.prefix,
        role: apiKeys.role,
        scopes: apiKeys.scopes,
        createdBy: users.name,
        createdAt: apiKeys.createdAt,
        lastUsedAt: apiKeys.lastUsedAt,
      })
      .from(apiKeys)
      .leftJoin(users, eq(users.id, apiKeys.createdBy))
      .where(and(eq(apiKeys.tenantId, scope.tenantId), isNull(apiKeys.revokedAt)))
      .orderBy(desc(apiKeys.id));
    return { rows: rows.map((row) => ({ ...row, role: row.role as Role })), assignableRoles: assignableRoles(scope.actor) };
  },
});
