import { and, eq } from "drizzle-orm";
import { customerAddresses } from "@/db/schema/customers";
import type { TenantScope } from "@/server/platform/tenant-scope";

export async function hasDefaultAddress(scope: TenantScope, customerId: string, kind: string): Promise<boolean> {
  const [row] = await scope.db
    .select({ id: customerAddresses.id })
    .from(customerAddresses)
    .where(
      and(
        eq(customerAddresses.tenantId, scope.tenantId),
        eq(customerAddresses.customerId, customerId),
        eq(customerAddresses.kind, kind),
        customerAddresses.isDefault,
      ),
    );
  return row !== undefined;
}
