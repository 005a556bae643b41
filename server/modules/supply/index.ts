export { supplyByDate, type SupplyOnDay } from "./queries/supply-by-date";
export { countsFrom } from "./rules/counts-from";
export { createSupplier, updateSupplier, upsertSupplier, type UpsertedSupplier } from "./commands/keep-suppliers";
export { linkSupplierItem, unlinkSupplierItem } from "./commands/link-supplier-item";
export { announceReceipt, postponeReceipt, cancelExpected } from "./commands/announce-receipt";
export { receiveExpected } from "./commands/receive-expected";
export { listSupplierItems } from "./queries/list-supplier-items";
export { listSuppliers, getSupplier, findSupplierByCode } from "./queries/list-suppliers";
export { listExpected, getExpected } from "./queries/expected-receipts";
