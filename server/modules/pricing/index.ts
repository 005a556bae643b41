export {
  activatePriceList,
  archivePriceList,
  createPriceList,
  installBasePriceList,
  updatePriceList,
} from "./commands/manage-price-lists";
export { setPriceEntries } from "./commands/set-price-entries";
export { setCustomerItemCode } from "./commands/set-customer-item-code";
export { findCustomerItemCodeIds, listCustomerItemCodes, listItemCustomerCodes } from "./queries/customer-item-codes";
export { assignPriceLists } from "./commands/assign-price-lists";
export { activateDiscountRule, archiveDiscountRule, createDiscountRule, updateDiscountRule } from "./commands/manage-discount-rules";
export { findBasePriceList, findPriceListByCode } from "./queries/find-pricing";
export { quotePrices, type QuotedLine, type QuoteInput } from "./queries/quote-prices";
export { tryPrices } from "./queries/try-prices";
export { getCustomerScheme, getPriceList, listItemPrices, listPriceEntries, listPriceLists, type PriceListAction } from "./queries/list-price-lists";
export { listDiscountRules } from "./queries/list-discount-rules";
export { choosePrice, type ChosenPrice, type PriceFacts, type PriceStep } from "./rules/choose-price";
export { customerItemCodeRecord, itemPricesRecord } from "./store-image";
