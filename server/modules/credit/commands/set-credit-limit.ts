import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineCommand, done } from "@/server/platform/command";
import { setCreditLimitInput } from "../inputs";
import { updateAccount } from "../store";
import { lockCreditAccount } from "./lock-credit-account";

/** Sets or lifts a customer's credit limit. Orders already confirmed stay as they are. */
export const setCreditLimit = defineCommand({
  name: "credit.set-credit-limit",
  permission: "credit.set_limit",
  input: setCreditLimitInput,
  async run(scope, input) {
    const customer = await requireVisibleCustomer(scope, input.customerId);
    const before = await lockCreditAccount(scope, input.customerId);
    await updateAccount(scope, input.customerId, { limitMinor: input.limitMinor });
    return done(
      { limitMinor: input.limitMinor },
      { audit: { entityType: "customer", entityId: customer.id, entityLabel: customer.code, changes: { limitMinor: [before.limitMinor, input.limitMinor] } } },
    );
  },
});
