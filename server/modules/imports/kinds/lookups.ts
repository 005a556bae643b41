import { listPaymentTerms } from "@/server/modules/customers";
import { listWarehouses } from "@/server/modules/stock";
import { listMembers } from "@/server/modules/workspaces";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Payment terms by code and by name in lower case. */
export async function termsByText(scope: TenantScope, wanted: boolean): Promise<Map<string, string>> {
  if (!wanted) return new Map();
  const { rows } = await listPaymentTerms.within(scope, {});
  return new Map(rows.flatMap((row) => [[row.code, row.id], [row.code.toLowerCase(), row.id], [row.name.toLowerCase(), row.id]]));
}

/** Active members by address and by name, in lower case. */
export async function membersByText(scope: TenantScope, wanted: boolean): Promise<Map<string, string>> {
  if (!wanted) return new Map();
  const { rows } = await listMembers.within(scope, {});
  return new Map(rows.filter((row) => row.active).flatMap((row) => [[row.name.toLowerCase(), row.userId], [row.email.toLowerCase(), row.userId]]));
}

export interface Place {
  readonly id: string;
  readonly isDefault: boolean;
  readonly locations: ReadonlyMap<string, string>;
}

/** Warehouses by code, with their locations by code. */
export async function warehousesByCode(scope: TenantScope): Promise<Map<string, Place>> {
  const rows = await listWarehouses.within(scope, {});
  return new Map(rows.map((row) => [row.code, { id: row.id, isDefault: row.isDefault, locations: new Map(row.locations.map((l) => [l.code, l.id])) }]));
}
