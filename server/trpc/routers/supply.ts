import {
  announceReceipt, cancelExpected, createSupplier, getExpected, getSupplier, linkSupplierItem, listExpected, listSupplierItems, listSuppliers,
  postponeReceipt, receiveExpected, unlinkSupplierItem, updateSupplier, upsertSupplier,
} from "@/server/modules/supply";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const supplyRouter = router({
  suppliers: queryProcedure(listSuppliers),
  supplier: queryProcedure(getSupplier),
  supplierItems: queryProcedure(listSupplierItems),
  linkItem: commandProcedure(linkSupplierItem),
  unlinkItem: commandProcedure(unlinkSupplierItem),
  createSupplier: commandProcedure(createSupplier),
  updateSupplier: commandProcedure(updateSupplier),
  upsertSupplier: commandProcedure(upsertSupplier),
  expected: queryProcedure(listExpected),
  expectedReceipt: queryProcedure(getExpected),
  announce: commandProcedure(announceReceipt),
  postpone: commandProcedure(postponeReceipt),
  cancelExpected: commandProcedure(cancelExpected),
  receiveExpected: commandProcedure(receiveExpected),
});
