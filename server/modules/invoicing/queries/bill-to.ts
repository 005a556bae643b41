import { and, eq } from "drizzle-orm";
import { legalEntities } from "@/db/schema/customers";
import type { AddressSnapshot } from "@/db/schema/shipments";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { notFound } from "@/server/kernel/errors";
import { statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { dueDate, getDefaultAddresses, getPaymentTerms, requireVisibleCustomer } from "@/server/modules/customers";

export interface BillTo {
  readonly billTo: AddressSnapshot & { name: string; taxNumber: string | null };
  readonly dueOn: CalendarDate;
}

const selectEntity = statement(["id"], (db, value) =>
  db
    .select({ name: legalEntities.name, taxNumber: legalEntities.taxNumber })
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, value("tenantId")), eq(legalEntities.id, value("id")))),
);

/**
 * To whom an invoice goes and when it is due: the legal entity that the order named, even if another has replaced it since,
 * at the customer's billing address (where it has none, where the goods went).
 */
export async function billToOf(
  scope: TenantScope,
  facts: { customerId: string; legalEntityId: string; on: CalendarDate; shipTo: AddressSnapshot; paymentTermsId: string | null },
): Promise<BillTo> {
  const [customer, addresses, [entity]] = await Promise.all([
    requireVisibleCustomer(scope, facts.customerId),
    getDefaultAddresses(scope, facts.customerId),
    selectEntity(scope, { id: facts.legalEntityId }),
  ]);
  if (!entity) throw notFound("legal_entity");
  const { recipient, line1, line2, city, region, postalCode, country } = addresses.billTo ?? facts.shipTo;
  const terms = await getPaymentTerms(scope, facts.paymentTermsId ?? customer.paymentTermsId);
  return { billTo: { name: entity.name, taxNumber: entity.taxNumber, recipient, line1, line2, city, region, postalCode, country }, dueOn: dueDate(terms, facts.on) };
}
