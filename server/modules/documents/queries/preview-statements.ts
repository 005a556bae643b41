import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { contacts, customers } from "@/db/schema/customers";
import { notFound } from "@/server/kernel/errors";
import { customerVisible } from "@/server/modules/customers";
import { requirePermission } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { previewStatementsInput } from "../inputs";
import { chooseReaders } from "../rules/choose-readers";
import { asDocumentLanguage } from "../rules/document-content";
import { READERS } from "./draft-letter";

/**
 * Who would get a statement, at which address, in which language; nobody's address is an empty list. In the order asked.
 * @throws NaruError `permission.missing`, `record.not_found` when one of them is not to be seen
 */
export const previewStatements = defineQuery({
  name: "documents.preview-statements",
  permission: "documents.send",
  input: previewStatementsInput,
  async run(scope, { customerIds }) {
    requirePermission(scope.actor, "receivables.view");
    return { rows: await statementReaders(scope, customerIds) };
  },
});

/** @throws NaruError `record.not_found` when one of the customers is not to be seen */
export async function statementReaders(scope: TenantScope, customerIds: readonly string[]) {
  const ids = [...new Set(customerIds)];
  const [found, people] = await Promise.all([
    scope.db
      .select({ id: customers.id, code: customers.code, name: customers.name, email: customers.email, language: customers.language })
      .from(customers)
      .where(and(eq(customers.tenantId, scope.tenantId), inArray(customers.id, ids), customerVisible(scope, customers.id))),
    scope.db
      .select({ customerId: contacts.customerId, name: contacts.name, email: contacts.email, role: contacts.role })
      .from(contacts)
      .where(and(eq(contacts.tenantId, scope.tenantId), inArray(contacts.customerId, ids), eq(contacts.archived, false)))
      .orderBy(desc(contacts.isPrimary), asc(contacts.name), asc(contacts.id)),
  ]);
  const byId = new Map(found.map((customer) => [customer.id, customer]));
  return ids.map((id) => {
    const customer = byId.get(id);
    if (!customer) throw notFound("customer");
    const to = chooseReaders(people.filter((person) => person.customerId === id), READERS.statement, customer.email);
    return { customerId: id, code: customer.code, name: customer.name, language: asDocumentLanguage(customer.language ?? scope.workspace.language), to };
  });
}
