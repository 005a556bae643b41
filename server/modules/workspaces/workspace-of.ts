import type { tenants } from "@/db/schema/identity";
import type { TenantId } from "@/server/platform/actor";
import { workspaceSettingsSchema, type Workspace } from "@/server/platform/tenant-scope";

/** What the rules know of a workspace, from its row; missing policies get their defaults. */
export function workspaceOf(row: Omit<typeof tenants.$inferSelect, "createdAt" | "updatedAt" | "status" | "version">): Workspace {
  return {
    tenantId: row.id as TenantId,
    slug: row.slug,
    name: row.name,
    country: row.country,
    homeCurrency: row.homeCurrency,
    timeZone: row.timeZone,
    language: row.language,
    settings: workspaceSettingsSchema.parse(row.settings),
  };
}
