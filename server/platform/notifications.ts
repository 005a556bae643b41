import { and, eq, inArray, isNull } from "drizzle-orm";
import { memberships } from "@/db/schema/identity";
import { notifications } from "@/db/schema/platform";
import type { ErrorParams } from "@/server/kernel/errors";
import type { UserId } from "./actor";
import { newId } from "./new-id";
import { ROLES, roleMay, type Permission, type Role } from "./permissions";
import type { TenantScope } from "./tenant-scope";

/** Whom to tell: named people, everybody with a role, or everybody whose role holds a permission. */
export type Audience = { readonly userIds: readonly UserId[] } | { readonly roles: readonly Role[] } | { readonly permission: Permission };

export interface Notice {
  readonly to: Audience;
  /** Key under messages/<language>/notifications.json, `area.what`. */
  readonly code: `${string}.${string}`;
  readonly params?: ErrorParams;
  /** Path within the workspace, e.g. `/orders/0198…`. */
  readonly href?: string;
  /** The same key tells the same person once: `order-held:<id>`. */
  readonly dedupeKey: string;
  /** The person who caused it and need not be told. */
  readonly except?: UserId;
}

/** Tells people in the app, in the transaction of what they are told of. Only active members of the workspace are told. */
export async function notify(scope: TenantScope, notice: Notice): Promise<void> {
  const userIds = (await audienceOf(scope, notice.to)).filter((id) => id !== notice.except);
  if (userIds.length === 0) return;
  await scope.db
    .insert(notifications)
    .values(
      userIds.map((userId) => ({
        tenantId: scope.tenantId,
        id: newId(),
        userId,
        code: notice.code,
        params: { ...notice.params },
        href: notice.href ?? null,
        dedupeKey: notice.dedupeKey,
        createdAt: scope.now,
      })),
    )
    .onConflictDoNothing({ target: [notifications.tenantId, notifications.userId, notifications.dedupeKey] });
}

async function audienceOf(scope: TenantScope, to: Audience): Promise<string[]> {
  const active = and(eq(memberships.tenantId, scope.tenantId), isNull(memberships.deactivatedAt));
  if ("userIds" in to && to.userIds.length === 0) return [];
  const wanted =
    "userIds" in to
      ? inArray(memberships.userId, [...to.userIds])
      : inArray(memberships.role, "roles" in to ? [...to.roles] : ROLES.filter((role) => roleMay(role, to.permission)));
  const rows = await scope.db.select({ userId: memberships.userId }).from(memberships).where(and(active, wanted));
  return rows.map((row) => row.userId);
}
