import { contacts, customerAddresses, customers, legalEntities } from "@/db/schema/customers";
import { defineStoredRecord } from "@/server/platform/stored-record";

/** A customer with its legal entities, contacts and addresses, as an import keeps it to bring it back. */
export const customerRecord = defineStoredRecord("customer", [
  { table: customers, of: customers.id },
  { table: legalEntities, of: legalEntities.customerId },
  { table: contacts, of: contacts.customerId },
  { table: customerAddresses, of: customerAddresses.customerId },
]);
