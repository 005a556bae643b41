import { newId } from "./new-id";
import type { TenantScope } from "./tenant-scope";
import { trailOf } from "./trail";

/** A line of the audit trail: the record, and each changed field with its value before and after. */
export interface AuditLine {
  readonly entityType: string;
  readonly entityId: string;
  readonly entityLabel?: string | null;
  /** `{field: [before, after]}`; bigint is kept as text. */
  readonly changes?: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly note?: string | null;
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  return value ?? null;
}

/** Writes audit lines with the change, at the end of its transaction. */
export async function writeAudit(scope: TenantScope, action: string, lines: readonly AuditLine[]): Promise<void> {
  const { actor } = scope;
  const { audit } = trailOf(scope);
  for (const line of lines) {
    audit.push({
      tenantId: scope.tenantId,
      id: newId(),
      actorKind: actor.kind,
      actorUserId: actor.kind === "user" ? actor.userId : null,
      actorName: actor.kind === "system" ? actor.name : null,
      action,
      entityType: line.entityType,
      entityId: line.entityId,
      entityLabel: line.entityLabel ?? null,
      changes: Object.fromEntries(
        Object.entries(line.changes ?? {}).map(([field, [before, after]]) => [field, [plain(before), plain(after)] as [unknown, unknown]]),
      ),
      note: line.note ?? null,
      requestId: scope.requestId,
      at: scope.now,
    });
  }
}

/** The fields that differ between two versions of a record, as an audit line wants them. */
export function changedFields<T extends object>(before: T, after: Partial<T>): Record<string, [unknown, unknown]> {
  const changes: Record<string, [unknown, unknown]> = {};
  for (const [field, value] of Object.entries(after)) {
    const old: unknown = (before as Record<string, unknown>)[field];
    if (JSON.stringify(plain(old)) !== JSON.stringify(plain(value))) changes[field] = [old, value];
  }
  return changes;
}
