import { requireVisibleCustomer } from "@/server/modules/customers";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { setCreditLimitInput } from "../inputs";
import { updateAccount } from "../store";
import { lockCreditAccount } from "./lock-credit-account";

/**
 * Sets or lifts a customer's credit limit; one that is set already stays without a trace. Orders already confirmed stay as they are.
 * @throws NaruError `record.changed` when the limit is neither as it was `seen` nor as it is wanted
 */
export const setCreditLimit = defineCommand({
  name: "credit.set-credit-limit",
  permission: "credit.set_limit",
  input: setCreditLimitInput,
  async run(scope, input) {
    const customer = await requireVisibleCustomer(scope, input.customerId);
    const before = await lockCreditAccount(scope, input.customerId);
    const { limitMinor: now } = before;
    if (input.seen && now !== input.seen.limitMinor && now !== input.limitMinor) {
      throw await recordChanged(scope, { entityType: "customer", entityId: customer.id, current: { limitMinor: now }, wanted: { limitMinor: input.limitMinor }, action: "credit.set-credit-limit" });
    }
    if (now === input.limitMinor) return done({ limitMinor: now, changed: false }, { audit: [] });
    await updateAccount(scope, input.customerId, { limitMinor: input.limitMinor });
    return done(
      { limitMinor: input.limitMinor, changed: true },
      { audit: { entityType: "customer", entityId: customer.id, entityLabel: customer.code, changes: { limitMinor: [now, input.limitMinor] } } },
    );
  },
});
