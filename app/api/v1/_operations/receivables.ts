import { z } from "zod";
import { creditOfCustomer, holdCustomer, releaseCustomer, setCreditLimit } from "@/server/modules/credit";
import { listBankAccounts } from "@/server/modules/ledger";
import { allocateReceipt, collectNote, getReceipt, listOpenCredits, listReceipts, listReceivables, recordReceipt, reverseReceipt, undoAllocation } from "@/server/modules/receivables";
import { page, reading, writing } from "../_contract/operation";
import { allOf, amount, choice, currency, date, id, pageOf, text, view } from "../_contract/view-fields";

const tag = "Receivables";
const METHODS = ["transfer", "cash", "note", "card"] as const;
const receiptRef = view("ReceiptRef", { id: id("receipt") });

export const receivableOperations = [
  reading("GET", {
    id: "listReceivables", path: "/receivables", tag, scope: "receivables:read", summary: "Lists what is owed, oldest due first", query: listReceivables,
    response: pageOf("ReceivablePage", view("Receivable", {
      id: id("receivable"), number: text(), sourceType: text(), sourceId: id("source").nullable(), customerId: id("customer"), customerName: text(), postedOn: date(), dueOn: date(), currency: currency(), amount: amount(), open: amount(),
      bucket: text().describe("Age of what is overdue."),
    })), show: page,
  }),
  writing("POST", {
    id: "recordReceipt", path: "/receipts", tag, scope: "receivables:write", summary: "Records money that came in and pays receivables with it; the rest is the customer's advance", command: recordReceipt,
    response: view("CreatedReceipt", { id: id("receipt"), creditId: id("customer credit"), number: text(), currency: currency(), allocated: amount(), advance: amount() }), show: ({ receiptId, ...rest }) => ({ id: receiptId, ...rest }),
  }),
  reading("GET", {
    id: "listReceipts", path: "/receipts", tag, scope: "receivables:read", summary: "Lists receipts, latest first", query: listReceipts,
    response: pageOf("ReceiptPage", view("ReceiptSummary", {
      id: id("receipt"), number: text(), customerId: id("customer"), customerName: text(), method: choice(METHODS), status: text(), receivedOn: date(), currency: currency(), amount: amount(), open: amount(),
    })), show: page,
  }),
  reading("GET", {
    id: "getReceipt", path: "/receipts/{receiptId}", tag, scope: "receivables:read", summary: "Reads a receipt with what it pays", query: getReceipt,
    response: view("Receipt", {
      id: id("receipt"), number: text(), customerId: id("customer"), customerName: text(), method: choice(METHODS), status: text(), receivedOn: date(), bankAccountId: id("bank account").nullable(), bankReference: text().nullable(),
      payerName: text().nullable(), memo: text().nullable(), creditId: id("customer credit"), currency: currency(), amount: amount(), allocated: amount(), open: amount(),
      allocations: z.array(view("Allocation", { id: id("allocation"), receivableId: id("receivable"), number: text(), amount: amount(), allocatedOn: date(), undoneOn: date().nullable() })),
    }),
  }),
  writing("POST", { id: "collectNote", path: "/receipts/{receiptId}/collect-note", tag, scope: "receivables:write", summary: "The bank paid a note: it becomes money in the account", command: collectNote, status: 200, response: receiptRef, show: ({ receiptId }) => ({ id: receiptId }) }),
  reading("GET", {
    id: "listOpenCredits", path: "/customers/{customerId}/credits", tag, scope: "receivables:read", summary: "Lists advances and credit notes of which something is left to pay with", query: listOpenCredits,
    response: allOf("OpenCredits", view("OpenCredit", {
      id: id("customer credit"), number: text(), sourceType: text(), sourceId: id("source").nullable(), postedOn: date(), currency: currency(), amount: amount(), open: amount(),
    })),
  }),
  writing("POST", {
    id: "allocateCredit", path: "/credits/{creditId}/allocations", tag, scope: "receivables:write", summary: "Pays receivables from what is left of a receipt or credit note", command: allocateReceipt,
    response: view("CreatedAllocations", { allocationIds: z.array(id("allocation")), open: amount(), currency: currency() }),
  }),
  writing("POST", {
    id: "undoAllocation", path: "/allocations/{allocationId}/undo", tag, scope: "receivables:write", summary: "Takes an allocation back", command: undoAllocation, status: 200,
    response: view("AllocationRef", { id: id("allocation") }), show: ({ allocationId }) => ({ id: allocationId }),
  }),
  writing("POST", { id: "reverseReceipt", path: "/receipts/{receiptId}/reverse", tag, scope: "receivables:write", summary: "Reverses a receipt that bounced or was wrong", command: reverseReceipt, status: 200, response: receiptRef, show: ({ receiptId }) => ({ id: receiptId }) }),
  reading("GET", {
    id: "listBankAccounts", path: "/bank-accounts", tag, scope: "receivables:read", summary: "Lists the company's bank and cash accounts", query: listBankAccounts,
    response: allOf("BankAccountList", view("BankAccount", { id: id("bank account"), name: text(), bank: text().nullable(), number: text().nullable(), accountCode: text() })),
  }),
  reading("GET", {
    id: "getCustomerCredit", path: "/customers/{customerId}/credit", tag, scope: "receivables:read", summary: "Reads a customer's credit limit, exposure and hold", query: creditOfCustomer,
    response: view("CustomerCredit", { customerId: id("customer"), currency: currency(), limit: amount().nullable(), exposure: amount(), committed: amount(), held: z.boolean(), holdReason: text().nullable() }),
    show: (credit, { customerId }) => ({ ...credit, customerId }),
  }),
  writing("PUT", {
    id: "setCreditLimit", path: "/customers/{customerId}/credit-limit", tag, scope: "receivables:write", summary: "Sets a customer's credit limit, null is no limit; with `seen` only while it is as it was read", command: setCreditLimit,
    response: view("CreditLimitSet", { customerId: id("customer") }), show: (_result, { customerId }) => ({ customerId }),
  }),
  writing("POST", {
    id: "holdCustomer", path: "/customers/{customerId}/hold", tag, scope: "receivables:write", summary: "Stops a customer's orders at the credit check", command: holdCustomer, status: 200,
    response: view("HeldCustomer", { customerId: id("customer") }), show: (_result, { customerId }) => ({ customerId }),
  }),
  writing("POST", {
    id: "releaseCustomer", path: "/customers/{customerId}/release", tag, scope: "receivables:write", summary: "Takes the hold from a customer", command: releaseCustomer, status: 200,
    response: view("ReleasedCustomer", { customerId: id("customer") }), show: (_result, { customerId }) => ({ customerId }),
  }),
];
