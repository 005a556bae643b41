import { sql } from "drizzle-orm";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { creditCommitments } from "./checks/credit";
import { hashChain, journalBalanced, numbersGapless, periodLock } from "./checks/journal";
import { invoicedShipped, returnedShipped, shippedOrdered } from "./checks/order-lines";
import { advancesLedger, allocatedReceivables, receiptsCredits, receivablesLedger } from "./checks/receivables";
import { revenue, tax, unbilledLedger } from "./checks/revenue";
import { reservedOnHand, stockLedger, stockMoves } from "./checks/stock";
import type { Check } from "./facts";

const CHECKS: readonly Check[] = [
  journalBalanced, receivablesLedger, advancesLedger, unbilledLedger, stockMoves, stockLedger, reservedOnHand, shippedOrdered, returnedShipped, invoicedShipped,
  revenue, allocatedReceivables, receiptsCredits, creditCommitments, tax, numbersGapless, hashChain, periodLock,
];

/** Names of all checks, in the order they run. */
export const CHECK_NAMES = CHECKS.map((check) => check.name);

/** Most findings of one check that are named; the count tells of all. */
const MOST_NAMED = 200;

/** Something that does not agree: which document, in which comparison, by how much. Plain JSON. */
export interface Finding {
  readonly document: string;
  readonly detail: string;
  /** Minor units of home currency, signed, for comparisons of amounts. */
  readonly amountMinor: string | null;
  /** For comparisons of quantities and counts, signed. */
  readonly quantity: string | null;
}

export interface CheckOutcome {
  readonly name: string;
  /** How many comparisons were made. */
  readonly checked: number;
  readonly differenceCount: number;
  readonly differences: readonly Finding[];
  /** What is not wrong yet, but should not stay. */
  readonly warnings: readonly Finding[];
}

export interface BooksCheck {
  readonly checkedAt: Date;
  readonly differenceCount: number;
  readonly warningCount: number;
  readonly checks: readonly CheckOutcome[];
}

interface FactRow extends Record<string, unknown> {
  checked: number;
  difference_count: number;
  document: string | null;
  detail: string | null;
  difference: string | null;
  unit: string | null;
  level: string | null;
}

/**
 * Proves that the books agree, from the base tables alone: it shares no code with what it checks. Each check is one
 * statement, so what is posted while it runs cannot part the two sides it compares.
 */
export async function checkBooks(scope: TenantScope): Promise<BooksCheck> {
  // Large sorts stay in memory, and compiling such statements costs more than it saves.
  await scope.db.execute(sql`set local work_mem = '64MB'`);
  await scope.db.execute(sql`set local jit = off`);
  const checks: CheckOutcome[] = [];
  for (const check of CHECKS) checks.push(await runCheck(scope, check));
  return {
    checkedAt: scope.now,
    differenceCount: checks.reduce((n, c) => n + c.differenceCount, 0),
    warningCount: checks.reduce((n, c) => n + c.warnings.length, 0),
    checks,
  };
}

async function runCheck(scope: TenantScope, check: Check): Promise<CheckOutcome> {
  const rows = await scope.db.execute<FactRow>(sql`
    with facts as materialized (${check.facts(scope)})
    select counts.checked, counts.difference_count, found.document, found.detail, found.difference::text as difference, found.unit, found.level
    from (select count(*)::int as checked, count(*) filter (where level = 'difference')::int as difference_count from facts) as counts
    left join lateral (
      (select * from facts where level = 'difference' order by document, detail limit ${MOST_NAMED})
      union all
      (select * from facts where level = 'warning' order by document limit ${MOST_NAMED})
    ) as found on true`);
  const found = (level: string) =>
    [...rows].filter((row) => row.level === level).map((row): Finding => ({
      document: row.document ?? "",
      detail: row.detail ?? "",
      amountMinor: row.unit === "amount" ? row.difference : null,
      quantity: row.unit === "amount" ? null : plainNumber(row.difference),
    }));
  return { name: check.name, checked: rows[0]?.checked ?? 0, differenceCount: rows[0]?.difference_count ?? 0, differences: found("difference"), warnings: found("warning") };
}

/** Numerics come with their scale: 5.0000 is written 5. */
function plainNumber(text: string | null): string | null {
  return text?.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
