import { and, desc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { apiKeys, users } from "@/db/schema/identity";
import { scopesOfRole } from "@/server/platform/api-scopes";
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
    const roles = assignableRoles(scope.actor);
    return {
      rows: rows.map((row) => ({ ...row, role: row.role as Role })),
      assignableRoles: roles,
      /** What a key of each role can be narrowed to. */
      scopesOfRoles: roles.map((role) => ({ role, scopes: scopesOfRole(role) })),
    };
  },
});
