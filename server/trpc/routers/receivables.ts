import {
  allocateReceipt,
  collectNote,
  customerAccount,
  customerBalances,
  customerStatement,
  getReceipt,
  listOpenCredits,
  listReceipts,
  listReceivables,
  recordOpeningCredit,
  recordOpeningReceivable,
  recordReceipt,
  reverseReceipt,
  suggestReceiptAllocation,
  undoAllocation,
} from "@/server/modules/receivables";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const receivablesRouter = router({
  list: queryProcedure(listReceivables),
  balances: queryProcedure(customerBalances),
  statement: queryProcedure(customerStatement),
  account: queryProcedure(customerAccount),
  openCredits: queryProcedure(listOpenCredits),
  suggestAllocation: queryProcedure(suggestReceiptAllocation),
  receipts: queryProcedure(listReceipts),
  receipt: queryProcedure(getReceipt),
  recordReceipt: commandProcedure(recordReceipt),
  allocate: commandProcedure(allocateReceipt),
  undoAllocation: commandProcedure(undoAllocation),
  reverseReceipt: commandProcedure(reverseReceipt),
  collectNote: commandProcedure(collectNote),
  recordOpeningReceivable: commandProcedure(recordOpeningReceivable),
  recordOpeningCredit: commandProcedure(recordOpeningCredit),
});
