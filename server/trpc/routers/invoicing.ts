import {
  billableLines, customerRevenue, getInvoice, invoicesForReturn, invoicesOfShipment, issueCreditNote, issueInvoice, listInvoices, listToInvoice, listWaitingCredit, netByMonth,
} from "@/server/modules/invoicing";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const invoicingRouter = router({
  list: queryProcedure(listInvoices),
  get: queryProcedure(getInvoice),
  toInvoice: queryProcedure(listToInvoice),
  billableLines: queryProcedure(billableLines),
  waitingForCredit: queryProcedure(listWaitingCredit),
  invoicesForReturn: queryProcedure(invoicesForReturn),
  ofShipment: queryProcedure(invoicesOfShipment),
  customerRevenue: queryProcedure(customerRevenue),
  netByMonth: queryProcedure(netByMonth),
  issue: commandProcedure(issueInvoice),
  issueCreditNote: commandProcedure(issueCreditNote),
});
