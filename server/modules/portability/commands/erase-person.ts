import { conflict, notFound, refused } from "@/server/kernel/errors";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { eraseContactInput, eraseCustomerInput, eraseSupplierInput } from "../inputs";
import { customerOfContact, filesNaming, identifyingValues, idsAt, lockPerson, openBusiness, openReceipts } from "../queries/person-facts";
import { AUDITED } from "../rules/audited-tables";
import { needlesFrom, pseudonymOf } from "../rules/find-in-text";
import { eraseAuditValues, eraseImportedRecords, eraseMailTo, eraseMentions, erasePersonalColumns, retirePerson, tablesAbout, type Person } from "../store-erase-person";
import { replaceFiles } from "../store-erased-files";

/**
 * What is common to all erasures: rows lose their personal values, free text, mails, the audit trail, notices and import
 * files their mention. Documents, amounts and the journal stay, under a pseudonym; no hash covers what changes here.
 */
async function forget(scope: TenantScope, person: Person, customerId: string | null): Promise<string> {
  const places = tablesAbout(scope, person);
  const pseudonym = pseudonymOf(person.kind, person.id);
  const values = await identifyingValues(scope, places);
  const needles = needlesFrom(values);
  const records = await idsAt(scope, places.filter(({ table }) => AUDITED[table]?.keeps === "facts"));
  const { fileIds, runIds, underWay } = await filesNaming(scope, needles, records);
  if (underWay) throw conflict("portability.import_under_way");
  await eraseAuditValues(scope, person);
  await eraseImportedRecords(scope, person);
  await erasePersonalColumns(scope, person, pseudonym);
  await retirePerson(scope, person);
  await eraseMailTo(scope, values.filter((value) => value.includes("@")));
  await eraseMentions(scope, needles, pseudonym, customerId ? tablesAbout(scope, { kind: "customer", id: customerId }) : []);
  await replaceFiles(scope, fileIds, runIds);
  return pseudonym;
}

/**
 * Erases a customer who is a natural person, with entities, contacts and addresses. Law keeps the documents and the
 * books: they stay, under a pseudonym. Run again it changes nothing more.
 * @throws NaruError `record.not_found`, `portability.customer_busy`, `portability.import_under_way`
 */
export const eraseCustomer = defineCommand({
  name: "portability.erase-customer",
  permission: "people.erase",
  input: eraseCustomerInput,
  async run(scope, { customerId }) {
    await requireVisibleCustomer(scope, customerId);
    if (!(await lockPerson(scope, "customers", customerId))) throw notFound("customer");
    const open = await openBusiness(scope, customerId);
    if (open.orders + open.receivables + open.credits > 0) throw refused("portability.customer_busy", { ...open });
    const pseudonym = await forget(scope, { kind: "customer", id: customerId }, customerId);
    return done({ customerId, pseudonym }, { audit: { entityType: "customer", entityId: customerId } });
  },
});

/**
 * Erases one contact of a customer: the record, and its name on the customer's documents.
 * @throws NaruError `record.not_found`, `portability.import_under_way`
 */
export const eraseContact = defineCommand({
  name: "portability.erase-contact",
  permission: "people.erase",
  input: eraseContactInput,
  async run(scope, { contactId }) {
    const customerId = await customerOfContact(scope, contactId);
    if (!customerId) throw notFound("contact");
    await requireVisibleCustomer(scope, customerId);
    const pseudonym = await forget(scope, { kind: "contact", id: contactId }, customerId);
    return done({ contactId, pseudonym }, { audit: { entityType: "contact", entityId: contactId } });
  },
});

/**
 * Erases a supplier who is a natural person, or whose contact person is all that is known.
 * @throws NaruError `record.not_found`, `portability.supplier_busy`, `portability.import_under_way`
 */
export const eraseSupplier = defineCommand({
  name: "portability.erase-supplier",
  permission: "people.erase",
  input: eraseSupplierInput,
  async run(scope, { supplierId }) {
    if (!(await lockPerson(scope, "suppliers", supplierId))) throw notFound("supplier");
    const announced = await openReceipts(scope, supplierId);
    if (announced > 0) throw refused("portability.supplier_busy", { announced });
    const pseudonym = await forget(scope, { kind: "supplier", id: supplierId }, null);
    return done({ supplierId, pseudonym }, { audit: { entityType: "supplier", entityId: supplierId } });
  },
});
