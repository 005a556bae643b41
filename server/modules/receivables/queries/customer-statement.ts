import { sql } from "drizzle-orm";
import { customerCredits, receipts, receivables } from "@/db/schema/receivables";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { calendarDate, type CalendarDate } from "@/server/kernel/calendar-date";
import { defineQuery } from "@/server/platform/command";
import { customerStatementInput } from "../inputs";
import { customerBalance } from "./customer-balance";

/** A statement longer than this is asked for in shorter spans. */
const MOST_LINES = 1_000;

interface Movement extends Record<string, unknown> {
  kind: string;
  number: string;
  document_id: string;
  moved_on: string;
  due_on: string | null;
  amount_minor: string;
}

/**
 * A customer's account over a span: balance brought forward, every document that moved it with the balance after it,
 * balance at the end. The last balance of a statement up to today is what the customer owes.
 */
export const customerStatement = defineQuery({
  name: "receivables.customer-statement",
  permission: "receivables.view",
  input: customerStatementInput,
  async run(scope, input) {
    const { customerId, from, to } = input;
    const mine = (table: typeof receivables | typeof customerCredits | typeof receipts) => sql`${table.tenantId} = ${scope.tenantId} and ${table.customerId} = ${customerId}`;
    const movements = sql`(
      select ${receivables.sourceType} as kind, ${receivables.number} as number, ${receivables.sourceId} as document_id, ${receivables.postedOn} as moved_on,
             ${receivables.dueOn} as due_on, ${receivables.amountMinor} as amount_minor, ${receivables.id} as id
        from ${receivables} where ${mine(receivables)}
      union all
      select case ${customerCredits.sourceType} when 'opening' then 'opening_credit' else ${customerCredits.sourceType} end, ${customerCredits.number}, ${customerCredits.sourceId},
             ${customerCredits.postedOn}, null, -${customerCredits.amountMinor}, ${customerCredits.id}
        from ${customerCredits} where ${mine(customerCredits)}
      union all
      select 'receipt_reversal', ${receipts.number}, ${receipts.id}, ${receipts.reversedOn}, null, ${receipts.amountMinor}, ${receipts.id}
        from ${receipts} where ${mine(receipts)} and ${receipts.reversedOn} is not null
    )`;
    const [customer, opening, lines, balance] = await Promise.all([
      requireVisibleCustomer(scope, customerId),
      scope.db.execute<{ total: string }>(sql`select coalesce(sum(amount_minor), 0) as total from ${movements} as moves where moved_on < ${from}`),
      scope.db.execute<Movement>(sql`
        select kind, number, document_id, moved_on::text, due_on::text, amount_minor from ${movements} as moves
        where moved_on between ${from} and ${to} order by moved_on, id limit ${MOST_LINES + 1}`),
      customerBalance(scope, customerId),
    ]);
    const openingMinor = BigInt(opening[0]?.total ?? "0");
    let balanceMinor = openingMinor;
    const rows = lines.slice(0, MOST_LINES).map((line) => {
      const amountMinor = BigInt(line.amount_minor);
      balanceMinor += amountMinor;
      const dueOn: CalendarDate | null = line.due_on === null ? null : calendarDate(line.due_on);
      return { kind: line.kind, number: line.number, documentId: line.document_id, on: calendarDate(line.moved_on), dueOn, amountMinor, balanceMinor };
    });
    return {
      customer: { id: customer.id, code: customer.code, name: customer.name },
      openingMinor,
      rows,
      closingMinor: balanceMinor,
      /** More documents than a statement shows: choose a shorter span. */
      cutShort: lines.length > MOST_LINES,
      now: balance,
    };
  },
});
