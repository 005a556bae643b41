import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import { memberships, users } from "@/db/schema/identity";
import { auditEntries } from "@/db/schema/platform";
import { fault, NaruError } from "@/server/kernel/errors";
import { changedFields } from "./audit";
import type { TenantScope } from "./tenant-scope";

/** What happens beside a record and leaves its fields alone: comments, files, mails. */
const BESIDE = ["records", "documents", "mail"];

/** Text of a value in an error's parameters; absent is an empty text, long texts are cut. */
function shown(value: unknown): string {
  const text = value === null || value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : String(value as string);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/**
 * The conflict of optimistic locking: somebody saved the record since the actor read it. Says who and when (`by`, `at` as
 * ISO moment), and has one fault per field in which the saved record and the actor's wish differ.
 */
export async function recordChanged(
  scope: TenantScope,
  record: { entityType: string; entityId: string; current: object; wanted: object; /** The command that changes it, for a part of a record that is saved by itself. */ action?: string },
): Promise<NaruError> {
  const byWhat =
    record.action !== undefined ? eq(auditEntries.action, record.action)
    : record.entityType === "workspace" ? undefined
    : notInArray(sql`split_part(${auditEntries.action}, '.', 1)`, BESIDE);
  const [last] = await scope.db
    .select({ at: auditEntries.at, actorName: auditEntries.actorName, userName: users.name })
    .from(auditEntries)
    .leftJoin(memberships, and(eq(memberships.tenantId, auditEntries.tenantId), eq(memberships.userId, auditEntries.actorUserId)))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(
      and(eq(auditEntries.tenantId, scope.tenantId), eq(auditEntries.entityType, record.entityType), eq(auditEntries.entityId, record.entityId), byWhat),
    )
    .orderBy(desc(auditEntries.id))
    .limit(1);
  const differing = Object.entries(changedFields(record.current, record.wanted));
  return new NaruError(
    "conflict",
    "record.changed",
    { by: last?.userName ?? last?.actorName ?? "", at: (last?.at ?? scope.now).toISOString(), fields: differing.map(([field]) => field).join(", ") },
    differing.map(([field, [saved, wanted]]) => fault(field, "record.field_changed", { saved: shown(saved), wanted: shown(wanted) })),
  );
}
