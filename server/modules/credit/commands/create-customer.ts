import { createCustomer } from "@/server/modules/customers";
import { defineCommand, done } from "@/server/platform/command";
import { createCustomerWithCreditInput } from "../inputs";
import { setCreditLimit } from "./set-credit-limit";

/**
 * A customer with its credit limit, in one go (CUS-01); without a limit it is `createCustomer`. The two write their own audit lines.
 * @throws NaruError `permission.missing` for a limit by somebody who may not set one, and then nothing is created
 */
export const createCustomerWithCredit = defineCommand({
  name: "credit.create-customer",
  permission: "customers.edit",
  input: createCustomerWithCreditInput,
  async run(scope, { creditLimitMinor, ...customer }) {
    const made = await createCustomer.within(scope, customer);
    if (creditLimitMinor !== undefined && creditLimitMinor !== null) await setCreditLimit.within(scope, { customerId: made.customerId as never, limitMinor: creditLimitMinor });
    return done(made, { audit: [] });
  },
});
