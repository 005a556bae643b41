import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineCommand, done } from "@/server/platform/command";
import { customerHeld, customerReleased } from "../events";
import { holdCustomerInput, releaseCustomerInput } from "../inputs";
import { updateAccount } from "../store";
import { lockCreditAccount } from "./lock-credit-account";

/**
 * Puts a customer on hold: no order of theirs passes the credit check until somebody releases them.
 * @throws NaruError `credit.already_held`
 */
export const holdCustomer = defineCommand({
  name: "credit.hold-customer",
  permission: "credit.release",
  input: holdCustomerInput,
  async run(scope, input) {
    const customer = await requireVisibleCustomer(scope, input.customerId);
    await lockCreditAccount(scope, customer.id);
    await updateAccount(scope, customer.id, { held: true, holdReason: input.reason }, false);
    return done(
      { held: true },
      {
        audit: { entityType: "customer", entityId: customer.id, entityLabel: customer.code, note: input.reason, changes: { held: [false, true] } },
        events: [customerHeld({ customerId: customer.id })],
      },
    );
  },
});

/**
 * Releases a customer from hold.
 * @throws NaruError `credit.not_held`
 */
export const releaseCustomer = defineCommand({
  name: "credit.release-customer",
  permission: "credit.release",
  input: releaseCustomerInput,
  async run(scope, input) {
    const customer = await requireVisibleCustomer(scope, input.customerId);
    await lockCreditAccount(scope, customer.id);
    await updateAccount(scope, customer.id, { held: false, holdReason: null }, true);
    return done(
      { held: false },
      {
        audit: { entityType: "customer", entityId: customer.id, entityLabel: customer.code, note: input.note, changes: { held: [true, false] } },
        events: [customerReleased({ customerId: customer.id })],
      },
    );
  },
});
