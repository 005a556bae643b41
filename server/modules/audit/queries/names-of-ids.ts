import { sql } from "drizzle-orm";
import { contacts, customerAddresses, customers, legalEntities, paymentTerms } from "@/db/schema/customers";
import { memberships, users } from "@/db/schema/identity";
import { locations, warehouses } from "@/db/schema/stock";
import { customerVisible } from "@/server/modules/customers";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** What people call the records that changes name by id. A customer whom the actor may not see has no name here. */
export async function namesOfIds(scope: TenantScope, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const t = scope.tenantId;
  const visible = customerVisible(scope, customers.id) ?? sql`true`;
  const rows = await scope.db.execute<{ id: string; name: string }>(sql`
    select ${users.id} as id, ${users.name} as name from ${users} join ${memberships} on ${memberships.userId} = ${users.id} where ${memberships.tenantId} = ${t} and ${users.id} in ${wanted}
    union all select ${customers.id}, ${customers.name} from ${customers} where ${customers.tenantId} = ${t} and ${customers.id} in ${wanted} and ${visible}
    union all select id, name from ${legalEntities} where tenant_id = ${t} and id in ${wanted}
    union all select id, name from ${contacts} where tenant_id = ${t} and id in ${wanted}
    union all select id, label from ${customerAddresses} where tenant_id = ${t} and id in ${wanted}
    union all select id, name from ${paymentTerms} where tenant_id = ${t} and id in ${wanted}
    union all select id, name from ${warehouses} where tenant_id = ${t} and id in ${wanted}
    union all select id, code from ${locations} where tenant_id = ${t} and id in ${wanted}`);
  return new Map([...rows].map((row) => [row.id, row.name]));
}
