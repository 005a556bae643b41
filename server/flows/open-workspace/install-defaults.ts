import { installUnitsAndTaxes } from "@/server/modules/catalog";
import { installPaymentTerms } from "@/server/modules/customers";
import { chartOfCountry, installChartOfAccounts } from "@/server/modules/ledger";
import { installBasePriceList } from "@/server/modules/pricing";
import { installDefaultWarehouse } from "@/server/modules/stock";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** Makes a new workspace usable at once: every module puts in what its first document will need. */
export async function installDefaults(scope: TenantScope): Promise<void> {
  const { country, homeCurrency } = scope.workspace;
  await installChartOfAccounts(scope, chartOfCountry(country));
  await installDefaultWarehouse(scope);
  await installPaymentTerms(scope);
  await installUnitsAndTaxes(scope, country);
  await installBasePriceList(scope, homeCurrency);
}
