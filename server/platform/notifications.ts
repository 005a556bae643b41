import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { memberships, users } from "@/db/schema/identity";
import { notificationPreferences, notifications } from "@/db/schema/platform";
import type { ErrorParams } from "@/server/kernel/errors";
import type { UserId } from "./actor";
import { appUrl } from "./links";
import { queueMail } from "./mail";
import { newId } from "./new-id";
import type { NoticeChannel } from "./notice-kinds";
import { wakeWorker } from "./outbox";
import { permissionsOf, ROLES, type Permission, type Role } from "./permissions";
import type { TenantScope } from "./tenant-scope";
import { wordNotice } from "./word-notice";

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

/** Tells people in the app, and by mail who wants it, in the transaction of what they are told of. Only active members of the workspace are told. */
export async function notify(scope: TenantScope, notice: Notice): Promise<void> {
  const people = (await audienceOf(scope, notice)).filter((person) => person.userId !== notice.except && person.channel !== "none");
  if (people.length === 0) return;
  const told = await scope.db
    .insert(notifications)
    .values(
      people.map(({ userId }) => ({
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
    .onConflictDoNothing({ target: [notifications.tenantId, notifications.userId, notifications.dedupeKey] })
    .returning({ userId: notifications.userId });
  // Wakes the web processes too: they tell the browsers that are open.
  if (told.length > 0) await wakeWorker(scope);
  const again = new Set(told.map((row) => row.userId));
  for (const person of people) if (person.channel === "mail" && again.has(person.userId)) await mailNotice(scope, notice, person);
}

interface Person {
  readonly userId: string;
  readonly email: string;
  readonly language: string;
  readonly channel: NoticeChannel;
}

function mailNotice(scope: TenantScope, notice: Notice, person: Person): Promise<unknown> {
  return queueMail(scope, {
    kind: "notice",
    to: person.email,
    language: person.language,
    params: { text: wordNotice(person.language, notice.code, notice.params ?? {}), workspace: scope.workspace.name },
    actionUrl: appUrl(`/${scope.workspace.slug}${notice.href ?? "/notifications"}`),
    dedupeKey: `notice:${person.userId}:${notice.dedupeKey}`,
  });
}

async function audienceOf(scope: TenantScope, { to, code }: Notice): Promise<Person[]> {
  const active = and(eq(memberships.tenantId, scope.tenantId), isNull(memberships.deactivatedAt));
  if ("userIds" in to && to.userIds.length === 0) return [];
  const wanted =
    "userIds" in to
      ? inArray(memberships.userId, [...to.userIds])
      : inArray(memberships.role, "roles" in to ? [...to.roles] : ROLES.filter((role) => permissionsOf(role, scope.workspace.settings.functionsOff).has(to.permission)));
  return scope.db
    .select({ userId: memberships.userId, email: users.email, language: users.language, channel: sql<NoticeChannel>`coalesce(${notificationPreferences.channel}, 'app')` })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(
      notificationPreferences,
      and(eq(notificationPreferences.tenantId, scope.tenantId), eq(notificationPreferences.userId, memberships.userId), eq(notificationPreferences.code, code)),
    )
    .where(and(active, wanted));
}
