import { getTableColumns, sql, type SQL } from "drizzle-orm";
import { demandLines as t } from "@/db/schema/demand";
import { conflict } from "@/server/kernel/errors";
import { addQuantity, ZERO, type Quantity } from "@/server/kernel/quantity";
import { sqlStatement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { Quantities } from "./store";

/** One change of a line's quantities; what a part means stands with the function that takes it. */
interface LineChange {
  readonly id: string;
  readonly quantity: Quantity;
  readonly partA?: Quantity;
  readonly partB?: Quantity;
  readonly minor?: bigint;
}

/** How an advance moves a line's columns, and when it may. */
interface Advance {
  readonly set: Partial<Record<Quantities, SQL>>;
  readonly only: SQL;
  readonly code: string;
}

/** Values of the change inside an advancing statement. */
const change = { quantity: sql`v.quantity`, partA: sql`v.part_a`, partB: sql`v.part_b`, minor: sql`v.minor` };

function summed(changes: readonly LineChange[]): Required<LineChange>[] {
  const byId = new Map<string, Required<LineChange>>();
  for (const { id, quantity, partA = ZERO, partB = ZERO, minor = 0n } of changes) {
    const was = byId.get(id);
    byId.set(id, was
      ? { id, minor: was.minor + minor, quantity: addQuantity(was.quantity, quantity), partA: addQuantity(was.partA, partA), partB: addQuantity(was.partB, partB) }
      : { id, minor, quantity, partA, partB });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * A step that advances many lines in one statement; changes of the same line are added up first.
 * @throws NaruError conflict `code` when any line may not go that far: nothing is changed then.
 */
function advancing(advance: Advance): (scope: TenantScope, changes: readonly LineChange[]) => Promise<void> {
  const set = Object.entries(advance.set).map(([column, value]) => sql`${sql.identifier(getTableColumns(t)[column as Quantities].name)} = ${value}`);
  const run = sqlStatement(["data"], (value) => sql`
    update ${t} set ${sql.join(set, sql`, `)}, updated_at = ${value("now")}
    from json_to_recordset(${value("data")}::json) as v(id uuid, quantity numeric, part_a numeric, part_b numeric, minor bigint)
    where ${t.tenantId} = ${value("tenantId")} and ${t.id} = v.id and ${advance.only}
    returning ${t.id}`);
  return async (scope, changes) => {
    if (changes.length === 0) return;
    const rows = summed(changes);
    const data = JSON.stringify(rows.map((r) => ({ id: r.id, quantity: r.quantity, part_a: r.partA, part_b: r.partB, minor: r.minor.toString() })));
    const advanced = await run(scope, { data });
    if (advanced.length !== rows.length) {
      const done = new Set(advanced.map((row) => row.id));
      throw conflict(advance.code, { line: rows.find((row) => !done.has(row.id))?.id ?? "" });
    }
  };
}

/** Not yet shipped and not cancelled. */
const open = sql`${t.ordered} - ${t.cancelled} - ${t.shipped}`;

/**
 * Stock put aside never exceeds what is open to ship; only a confirmed line takes more.
 * @throws NaruError conflict `demand.not_reservable`
 */
export const addReserved = advancing({
  set: { reserved: sql`${t.reserved} + ${change.quantity}` },
  only: sql`(${t.confirmed} or ${change.quantity} < 0) and ${t.isStocked} and ${t.reserved} + ${change.quantity} between 0 and ${open}`,
  code: "demand.not_reservable",
});

/**
 * What is on shipments never exceeds what is open to ship; only a confirmed line that is not held takes more.
 * @throws NaruError conflict `demand.not_schedulable`
 */
export const addScheduled = advancing({
  set: { scheduled: sql`${t.scheduled} + ${change.quantity}` },
  only: sql`((${t.confirmed} and not ${t.held}) or ${change.quantity} < 0) and ${t.scheduled} + ${change.quantity} between 0 and ${open}`,
  code: "demand.not_schedulable",
});

/**
 * `partA` leaves the scheduled, `partB` the reserved quantity, `minor` is revenue recognised with them; what stays scheduled and reserved must still fit what is open.
 * @throws NaruError conflict `demand.not_shippable`
 */
export const addShipped = advancing({
  set: {
    shipped: sql`${t.shipped} + ${change.quantity}`,
    scheduled: sql`${t.scheduled} - ${change.partA}`,
    reserved: sql`${t.reserved} - ${change.partB}`,
    recognisedMinor: sql`${t.recognisedMinor} + ${change.minor}`,
  },
  only: sql`${t.confirmed} and not ${t.held} and ${change.quantity} > 0 and ${t.scheduled} >= ${change.partA} and ${t.reserved} >= ${change.partB}
    and ${t.shipped} + ${change.quantity} + ${t.scheduled} - ${change.partA} <= ${t.ordered} - ${t.cancelled}
    and ${t.reserved} - ${change.partB} <= ${open} - ${change.quantity}`,
  code: "demand.not_shippable",
});

/**
 * What was shipped is scheduled again, `partA` of it reserved; nothing that was returned or invoiced comes back.
 * @throws NaruError conflict `demand.not_withdrawable`
 */
export const withdraw = advancing({
  set: {
    shipped: sql`${t.shipped} - ${change.quantity}`,
    scheduled: sql`${t.scheduled} + ${change.quantity}`,
    reserved: sql`${t.reserved} + ${change.partA}`,
  },
  only: sql`${change.quantity} > 0 and ${change.partA} between 0 and ${change.quantity}
    and ${t.shipped} - ${change.quantity} >= greatest(${t.returned}, ${t.invoiced} + ${t.returnedUnbilled})`,
  code: "demand.not_withdrawable",
});

/**
 * Recognised revenue moves by `minor`.
 * @throws NaruError conflict `demand.changed_meanwhile`
 */
export const addRecognised = advancing({
  set: { recognisedMinor: sql`${t.recognisedMinor} + ${change.minor}` },
  only: sql`true`,
  code: "demand.changed_meanwhile",
});

/**
 * `partA` is the unbilled part; no more returns than was shipped, and no unbilled return of what is on an invoice.
 * @throws NaruError conflict `demand.not_returnable`
 */
export const addReturned = advancing({
  set: {
    returned: sql`${t.returned} + ${change.quantity}`,
    returnedUnbilled: sql`${t.returnedUnbilled} + ${change.partA}`,
    recognisedMinor: sql`${t.recognisedMinor} + ${change.minor}`,
  },
  only: sql`${change.quantity} > 0 and ${change.partA} between 0 and ${change.quantity} and ${t.returned} + ${change.quantity} <= ${t.shipped}
    and ${t.invoiced} + ${t.returnedUnbilled} + ${change.partA} <= ${t.shipped}`,
  code: "demand.not_returnable",
});

/**
 * Invoiced and returned unbilled together never exceed what was shipped; `minor` is the net value.
 * @throws NaruError conflict `demand.not_billable`
 */
export const addInvoiced = advancing({
  set: { invoiced: sql`${t.invoiced} + ${change.quantity}`, invoicedMinor: sql`${t.invoicedMinor} + ${change.minor}` },
  only: sql`${change.quantity} > 0 and ${t.invoiced} + ${change.quantity} + ${t.returnedUnbilled} <= ${t.shipped}`,
  code: "demand.not_billable",
});

/**
 * Credited never exceeds what came back after it was invoiced.
 * @throws NaruError conflict `demand.not_creditable`
 */
export const addCredited = advancing({
  set: { credited: sql`${t.credited} + ${change.quantity}` },
  only: sql`${t.credited} + ${change.quantity} between 0 and least(${t.invoiced}, ${t.returned} - ${t.returnedUnbilled})`,
  code: "demand.not_creditable",
});

/**
 * What is shipped, scheduled or reserved cannot be cancelled.
 * @throws NaruError conflict `demand.not_cancellable`
 */
export const addCancelled = advancing({
  set: { cancelled: sql`${t.cancelled} + ${change.quantity}` },
  only: sql`${t.cancelled} + ${change.quantity} between 0 and ${t.ordered} - ${t.shipped} - greatest(${t.scheduled}, ${t.reserved})`,
  code: "demand.not_cancellable",
});