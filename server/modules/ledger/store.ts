import { and, eq, sql } from "drizzle-orm";
import { accounts, bankAccounts, journalEntries, journalLines } from "@/db/schema/ledger";
import { periodLocks } from "@/db/schema/platform";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { newId } from "@/server/platform/new-id";
import { insertRows } from "@/server/platform/insert-rows";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { ChartAccount } from "./rules/charts/chart";
import { CONTROL_ROLES, type AccountType } from "./rules/account-roles";
import type { JournalSide } from "./rules/net-journal";

/** The document an entry belongs to. */
export interface JournalSource {
  readonly type: string;
  readonly id: string;
  readonly number?: string | null;
}

export interface NewEntry {
  readonly id: string;
  readonly on: CalendarDate;
  readonly memo: string;
  readonly source: JournalSource;
  readonly reversesId?: string | null;
  readonly sides: readonly JournalSide[];
}

/** Writes balanced entries with their lines; both statements travel together. */
export async function insertEntries(scope: TenantScope, entries: readonly NewEntry[]): Promise<void> {
  const heads = insertRows(
    scope,
    journalEntries,
    entries.map((e) => ({
      tenantId: scope.tenantId,
      id: e.id,
      entryOn: e.on,
      postedAt: scope.now,
      postedBy: scope.actor.kind === "user" ? scope.actor.userId : null,
      memo: e.memo,
      sourceType: e.source.type,
      sourceId: e.source.id,
      sourceNumber: e.source.number ?? null,
      reversesId: e.reversesId ?? null,
    })),
  );
  const lines = insertRows(
    scope,
    journalLines,
    entries.flatMap((e) =>
      e.sides.map((side, i) => ({ tenantId: scope.tenantId, id: newId(), entryId: e.id, entryOn: e.on, lineNo: i + 1, ...side })),
    ),
  );
  await Promise.all([heads, lines]);
}

/** Inserts the accounts that the workspace does not have yet, by code and by role. */
export async function insertChart(scope: TenantScope, chart: readonly (ChartAccount & { otherName: string | null })[]): Promise<void> {
  await scope.db
    .insert(accounts)
    .values(
      chart.map((a) => ({
        tenantId: scope.tenantId,
        id: newId(),
        code: a.code,
        name: a.name,
        otherName: a.otherName,
        type: a.type,
        role: a.role ?? null,
        isControl: a.role !== undefined && CONTROL_ROLES.has(a.role),
      })),
    )
    .onConflictDoNothing();
}

/** @returns the new id, or null when the code is taken */
export async function insertAccount(scope: TenantScope, account: { code: string; name: string; type: AccountType }): Promise<string | null> {
  const [row] = await scope.db
    .insert(accounts)
    .values({ tenantId: scope.tenantId, id: newId(), ...account })
    .onConflictDoNothing({ target: [accounts.tenantId, accounts.code] })
    .returning({ id: accounts.id });
  return row?.id ?? null;
}

/** False when the version is no longer the expected one. */
export async function updateAccountRow(scope: TenantScope, id: string, version: number, set: { name?: string; archived?: boolean }): Promise<boolean> {
  const rows = await scope.db
    .update(accounts)
    .set({ ...set, version: sql`${accounts.version} + 1`, updatedAt: scope.now })
    .where(and(eq(accounts.tenantId, scope.tenantId), eq(accounts.id, id), eq(accounts.version, version)))
    .returning({ id: accounts.id });
  return rows.length > 0;
}

export async function insertBankAccount(
  scope: TenantScope,
  account: { name: string; bank: string | null; number: string | null; accountId: string },
): Promise<string | null> {
  const [row] = await scope.db
    .insert(bankAccounts)
    .values({ tenantId: scope.tenantId, id: newId(), currency: scope.workspace.homeCurrency, ...account })
    .onConflictDoNothing({ target: [bankAccounts.tenantId, bankAccounts.accountId] })
    .returning({ id: bankAccounts.id });
  return row?.id ?? null;
}

/** False when the version is no longer the expected one. */
export async function updateBankAccountRow(
  scope: TenantScope,
  id: string,
  version: number,
  set: { name: string; bank: string | null; number: string | null; archived: boolean },
): Promise<boolean> {
  const rows = await scope.db
    .update(bankAccounts)
    .set({ ...set, version: sql`${bankAccounts.version} + 1`, updatedAt: scope.now })
    .where(and(eq(bankAccounts.tenantId, scope.tenantId), eq(bankAccounts.id, id), eq(bankAccounts.version, version)))
    .returning({ id: bankAccounts.id });
  return rows.length > 0;
}

/** One row per workspace. `at` is not before any posting in the closed span, so that later ones can be told by their moment. */
export async function writePeriodLock(scope: TenantScope, through: CalendarDate, at: Date): Promise<void> {
  const lockedBy = scope.actor.kind === "user" ? scope.actor.userId : null;
  await scope.db
    .insert(periodLocks)
    .values({ tenantId: scope.tenantId, id: newId(), lockedThrough: through, lockedBy, updatedAt: at })
    .onConflictDoUpdate({ target: [periodLocks.tenantId], set: { lockedThrough: through, lockedBy, updatedAt: at } });
}

export async function deletePeriodLock(scope: TenantScope): Promise<void> {
  await scope.db.delete(periodLocks).where(eq(periodLocks.tenantId, scope.tenantId));
}
