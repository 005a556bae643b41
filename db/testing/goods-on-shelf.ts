import postgres from "postgres";
import { newId } from "@/server/platform/new-id";
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
