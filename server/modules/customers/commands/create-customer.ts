import { fault, refused, type Fault } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { done, defineCommand } from "@/server/platform/command";
import { takeNumber } from "@/server/platform/numbering";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { createCustomerInput } from "../inputs";
import { codeTaken, requireMember, requirePaymentTerms } from "../queries/find-parties";
import { keepFieldsOfType, typeFaults } from "../rules/customer-type";
import { insertCustomer, refreshSearchText, type CustomerRow, type NewCustomer } from "../store";
import { insertAddress, insertContact, insertEntity } from "../store-parties";
import { ownerOfNew, requireMayAssign } from "../queries/owner-rights";

/**
 * A customer with its first legal entity, and contacts and addresses if given (CUS-01, CUS-02, CUS-03, CUS-11).
 * @throws NaruError `customers.invalid` with every fault at once (code taken, fields the type requires)
 */
export const createCustomer = defineCommand({
  name: "customers.create-customer",
  permission: "customers.edit",
  input: createCustomerInput,
  async run(scope, input) {
    const { code: givenCode, entity, contacts, addresses, ...fields } = input;
    const typeFields = keepFieldsOfType(fields.type, {
      commissionPercent: fields.commissionPercent ?? null,
      commissionPayee: fields.commissionPayee,
      territory: fields.territory,
      endUse: fields.endUse,
    });
    const faults: Fault[] = typeFaults(fields.type, typeFields);
    if (givenCode && (await codeTaken(scope, givenCode))) faults.unshift(fault("code", "customers.code_taken", { code: givenCode }));
    if (faults.length > 0) throw refused("customers.invalid", { count: faults.length }, faults);

    const ownerUserId = fields.ownerUserId ?? ownerOfNew(scope);
    if (ownerUserId) {
      requireMayAssign(scope, null, ownerUserId);
      await requireMember(scope, ownerUserId);
    }
    if (fields.paymentTermsId) await requirePaymentTerms(scope, fields.paymentTermsId);

    const customer = await insertWithCode(scope, givenCode, {
      ...fields,
      ...typeFields,
      code: givenCode ?? "",
      ownerUserId,
      paymentTermsId: fields.paymentTermsId ?? null,
      currency: scope.workspace.homeCurrency,
    });
    const legalEntity = await insertEntity(scope, {
      customerId: customer.id,
      name: entity?.name ?? customer.name,
      registrationNumber: entity?.registrationNumber ?? null,
      taxNumber: entity?.taxNumber ?? null,
      country: entity?.country ?? scope.workspace.country,
      validFrom: entity?.validFrom ?? null,
      isDefault: true,
    });
    const primary = Math.max(0, contacts.findIndex((c) => c.isPrimary));
    for (const [index, contact] of contacts.entries()) {
      await insertContact(scope, { ...contact, customerId: customer.id, isPrimary: index === primary });
    }
    for (const [index, address] of addresses.entries()) {
      const isDefault = addresses.findIndex((a) => a.kind === address.kind) === index;
      await insertAddress(scope, { ...address, customerId: customer.id, isDefault });
    }
    await refreshSearchText(scope, customer.id);
    return done(
      { customerId: customer.id, code: customer.code, legalEntityId: legalEntity.id },
      {
        audit: {
          entityType: "customer",
          entityId: customer.id,
          entityLabel: customer.code,
          changes: changedFields({}, { code: customer.code, name: customer.name, type: customer.type, entity: legalEntity.name }),
        },
      },
    );
  },
});

/** A number of the series may have been typed by hand before; then the next one is taken. */
async function insertWithCode(scope: TenantScope, givenCode: string | null, values: NewCustomer): Promise<CustomerRow> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const code = givenCode ?? (await takeNumber(scope, "customer", scope.today));
    const row = await insertCustomer(scope, { ...values, code });
    if (row) return row;
    if (givenCode) throw refused("customers.invalid", { count: 1 }, [fault("code", "customers.code_taken", { code })]);
  }
  throw refused("customers.invalid", { count: 1 }, [fault("code", "customers.code_series_taken")]);
}
