import { chartOfCountry, installChartOfAccounts } from "@/server/modules/ledger";
import { installDefaultWarehouse } from "@/server/modules/stock";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Makes a new workspace usable at once: every module puts in what its first document will need. */
export async function installDefaults(scope: TenantScope): Promise<void> {
  await installChartOfAccounts(scope, chartOfCountry(scope.workspace.country));
  await installDefaultWarehouse(scope);
}
