import { and, asc, desc, eq } from "drizzle-orm";
import { contacts, customerAddresses, legalEntities, paymentTerms } from "@/db/schema/customers";
import { memberships, users } from "@/db/schema/identity";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { statement } from "@/server/platform/statement";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { customerIdInput } from "../inputs";
import { requireVisibleCustomer } from "./customer-visible";

/** The customer's card: itself, its entities with their history, contacts, addresses and terms. */
export const getCustomer = defineQuery({
  name: "customers.get-customer",
  permission: "customers.view",
  input: customerIdInput,
  async run(scope, input) {
    const customer = await requireVisibleCustomer(scope, input.customerId);
    const [entities, people, addresses, terms, owner] = await Promise.all([
      entitiesOf(scope, customer.id),
      scope.db
        .select()
        .from(contacts)
        .where(and(eq(contacts.tenantId, scope.tenantId), eq(contacts.customerId, customer.id), eq(contacts.archived, false)))
        .orderBy(desc(contacts.isPrimary), asc(contacts.name), asc(contacts.id)),
      addressesOf(scope, customer.id),
      customer.paymentTermsId
        ? scope.db
            .select()
            .from(paymentTerms)
            .where(and(eq(paymentTerms.tenantId, scope.tenantId), eq(paymentTerms.id, customer.paymentTermsId)))
        : [],
      customer.ownerUserId
        ? scope.db
            .select({ userId: users.id, name: users.name })
            .from(memberships)
            .innerJoin(users, eq(users.id, memberships.userId))
            .where(and(eq(memberships.tenantId, scope.tenantId), eq(memberships.userId, customer.ownerUserId)))
        : [],
    ]);
    const { searchText: _search, tenantId: _tenant, ...card } = customer;
    return {
      customer: card,
      owner: owner[0] ?? null,
      paymentTerms: terms[0] ?? null,
      entities,
      contacts: people,
      addresses,
      availableActions: availableActions(scope, customer.status),
    };
  },
});

export type CustomerAction = "edit" | "archive" | "activate" | "assign" | "order";

function availableActions(scope: TenantScope, status: string): CustomerAction[] {
  const actions: CustomerAction[] = [];
  if (status === "active" && actorMay(scope.actor, "orders.edit")) actions.push("order");
  if (actorMay(scope.actor, "customers.edit")) actions.push("edit", status === "active" ? "archive" : "activate");
  if (actorMay(scope.actor, "customers.assign")) actions.push("assign");
  return actions;
}

const selectEntities = statement(["customerId"], (db, value) =>
  db
    .select()
    .from(legalEntities)
    .where(and(eq(legalEntities.tenantId, value("tenantId")), eq(legalEntities.customerId, value("customerId"))))
    .orderBy(desc(legalEntities.isDefault), asc(legalEntities.name), asc(legalEntities.id)),
);

export const entitiesOf = (scope: TenantScope, customerId: string) => selectEntities(scope, { customerId });

const selectAddresses = statement(["customerId"], (db, value) =>
  db
    .select()
    .from(customerAddresses)
    .where(and(eq(customerAddresses.tenantId, value("tenantId")), eq(customerAddresses.customerId, value("customerId")), eq(customerAddresses.archived, false)))
    .orderBy(asc(customerAddresses.kind), desc(customerAddresses.isDefault), asc(customerAddresses.label), asc(customerAddresses.id)),
);

export const addressesOf = (scope: TenantScope, customerId: string) => selectAddresses(scope, { customerId });
