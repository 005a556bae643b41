import { defineQuery } from "@/server/platform/command";
import { tryPriceInput } from "../inputs";
import { quotePrices } from "./quote-prices";

/** What lines would cost the customer on a day, with the trace of every price (PRC-01). Changes nothing. */
export const tryPrices = defineQuery({
  name: "pricing.try-prices",
  permission: "prices.view",
  input: tryPriceInput,
  async run(scope, input) {
    const on = input.on ?? scope.today;
    return { on, currency: scope.workspace.homeCurrency, lines: await quotePrices(scope, { ...input, on }) };
  },
});
