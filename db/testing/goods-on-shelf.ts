import postgres from "postgres";
import { calendarDate, type CalendarDate } from "@/server/kernel/calendar-date";
import { confirmDemand, pushDemand } from "@/server/modules/demand";
import { receiveStock } from "@/server/modules/stock";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import type { TestDatabase } from "./test-database";
import type { TestWorkspace } from "./workspace";

/** Master data planted straight into the tables, so that tests of the books need no higher module. */
export interface PlantedGoods {
  readonly unitId: string;
  readonly taxCodeId: string;
  readonly customerId: string;
  readonly legalEntityId: string;
  item(options?: { code?: string; kind?: "stocked" | "service"; standardCost?: string | null; leadTimeDays?: number | null }): Promise<string>;
  end(): Promise<void>;
}

/** Plants a unit, a tax code and a customer; `item()` plants items. Ends its connection with `end()`. */
export async function plantGoods(database: TestDatabase, { workspace: { tenantId } }: TestWorkspace): Promise<PlantedGoods> {
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const [unitId, taxCodeId, customerId, legalEntityId] = [newId(), newId(), newId(), newId()];
  await owner`insert into units (tenant_id, id, code, name, decimals) values (${tenantId}, ${unitId}, 'test-piece', 'Piece', 2)`;
  await owner`insert into tax_codes (tenant_id, id, code, name, kind) values (${tenantId}, ${taxCodeId}, 'TEST-VAT', 'VAT', 'taxable')`;
  await owner`insert into customers (tenant_id, id, code, name, type, search_text, currency) values (${tenantId}, ${customerId}, 'TEST-C', 'Customer', 'direct', 'customer', 'USD')`;
  await owner`insert into legal_entities (tenant_id, id, customer_id, name, country, valid_from) values (${tenantId}, ${legalEntityId}, ${customerId}, 'Customer Ltd', 'US', '2020-01-01')`;
  let made = 0;
  return {
    unitId,
    taxCodeId,
    customerId,
    legalEntityId,
    async item({ code, kind = "stocked", standardCost = null, leadTimeDays = null } = {}) {
      const id = newId();
      const name = code ?? `I${(made += 1)}`;
      await owner`insert into items (tenant_id, id, code, name, search_text, kind, unit_id, tax_code_id, standard_cost, lead_time_days)
        values (${tenantId}, ${id}, ${name}, ${name}, ${name.toLowerCase()}, ${kind}, ${unitId}, ${taxCodeId}, ${standardCost}, ${leadTimeDays})`;
      return id;
    },
    end: () => owner.end({ timeout: 5 }),
  };
}

/** Confirmed lines of one source, each wanting `quantity` of the item; their ids in line order. */
export async function plantDemand(
  ws: TestWorkspace,
  goods: PlantedGoods,
  wanted: { itemId: string; warehouseId: string; quantities: readonly string[]; promisedOn?: string; confirmed?: boolean; sourceId?: string },
): Promise<string[]> {
  const sourceId = wanted.sourceId ?? newId();
  const on = calendarDate(wanted.promisedOn ?? "2026-03-20");
  const lines = wanted.quantities.map((ordered, i) => ({
    id: newId(), sourceType: "order", sourceId, sourceNumber: `SO-${sourceId.slice(-6)}`, lineNo: i + 1,
    customerId: goods.customerId, legalEntityId: goods.legalEntityId, itemId: wanted.itemId, isStocked: true, warehouseId: wanted.warehouseId,
    description: "planted", shipSeparately: false, requiredOn: on, currency: ws.workspace.homeCurrency, unitPrice: "10", discountPercent: "0",
    taxCodeId: goods.taxCodeId, expectedTaxPercent: "10", ordered,
  }));
  await withTenant(ws.systemContext, async (scope) => {
    await pushDemand(scope, lines);
    if (wanted.confirmed !== false) await confirmDemand(scope, sourceId, new Map<string, CalendarDate>(lines.map((line) => [line.id, on])));
  });
  return lines.map((line) => line.id);
}

/** Puts goods into stock at a value, as if received today. */
export async function plantStock(ws: TestWorkspace, goods: { itemId: string; warehouseId: string; quantity: string; valueMinor?: bigint }): Promise<void> {
  const { valueMinor = 1000n, ...line } = goods;
  await withTenant(ws.systemContext, (scope) =>
    receiveStock(scope, { on: scope.today, kind: "receipt", source: { type: "test", id: newId(), number: null }, lines: [{ ...line, sourceLineId: null, valueMinor }] }));
}
