import { z } from "zod";
import { getBooksCheck } from "@/server/modules/books-check";
import { entriesOfSource, getEntry, listAccounts, listEntries, postManualEntry, reverseEntry, trialBalance } from "@/server/modules/ledger";
import { page, reading, writing } from "../_contract/operation";
import { allOf, amount, choice, currency, date, decimal, flag, id, moment, pageOf, text, view, whole } from "../_contract/view-fields";

const tag = "Ledger";
const entry = {
  id: id("journal entry"), number: text().nullable().describe("Null until the entry is sealed, within a minute of posting."), entryOn: date(), memo: text(), sourceType: text(), sourceId: id("source").nullable(),
  sourceNumber: text().nullable(), reversesId: id("journal entry").nullable(), sealedAt: moment().nullable(), currency: currency(),
};

const entryRef = view("JournalEntryRef", { id: id("journal entry") });
const refOfEntry = ({ entryId }: { entryId: string }) => ({ id: entryId });

export const ledgerOperations = [
  reading("GET", {
    id: "listJournalEntries", path: "/journal-entries", tag, scope: "ledger:read", summary: "Lists journal entries, latest day first", query: listEntries,
    response: pageOf("JournalEntryPage", view("JournalEntrySummary", { ...entry, amount: amount() })), show: page,
  }),
  writing("POST", { id: "createJournalEntry", path: "/journal-entries", tag, scope: "ledger:write", summary: "Posts an entry made by hand; accounts that documents post to are refused", command: postManualEntry, response: entryRef, show: refOfEntry }),
  writing("POST", { id: "reverseJournalEntry", path: "/journal-entries/{entryId}/reverse", tag, scope: "ledger:write", summary: "Takes an entry made by hand back; answers the reversal", command: reverseEntry, response: entryRef, show: refOfEntry }),
  reading("GET", {
    id: "getJournalEntry", path: "/journal-entries/{entryId}", tag, scope: "ledger:read", summary: "Reads a journal entry with its lines", query: getEntry,
    response: view("JournalEntry", {
      ...entry,
      lines: z.array(view("JournalLine", {
        lineNo: whole(), accountId: id("account"), accountCode: text(), accountName: text(), customerId: id("customer").nullable(), memo: text().nullable(), debit: amount(), credit: amount(),
      })),
    }),
  }),
  reading("GET", {
    id: "listEntriesOfDocument", path: "/documents/{sourceType}/{sourceId}/journal-entries", tag, scope: "ledger:read", summary: "Lists what a document posted", query: entriesOfSource,
    response: allOf("DocumentEntries", view("DocumentEntry", { id: id("journal entry"), number: text().nullable(), entryOn: date(), memo: text(), reversesId: id("journal entry").nullable() })),
  }),
  reading("GET", {
    id: "listAccounts", path: "/accounts", tag, scope: "ledger:read", summary: "Lists the chart of accounts", query: listAccounts,
    response: allOf("AccountList", view("Account", { id: id("account"), code: text(), name: text(), type: text(), role: text().nullable(), isControl: flag(), archived: flag(), version: whole() })),
  }),
  reading("GET", {
    id: "getTrialBalance", path: "/trial-balance", tag, scope: "ledger:read", summary: "Balances before, movement within and balances after a span of days", query: trialBalance,
    response: view("TrialBalance", {
      currency: currency(),
      rows: z.array(view("TrialBalanceRow", { accountId: id("account"), code: text(), name: text(), type: text(), opening: amount(), debit: amount(), credit: amount(), closing: amount() })),
      totals: view("TrialBalanceTotals", { openingDebit: amount(), openingCredit: amount(), debit: amount(), credit: amount(), closingDebit: amount(), closingCredit: amount() }),
    }),
  }),
  reading("GET", {
    id: "getBooksCheck", path: "/books-check", tag, scope: "ledger:read", summary: "Proves now that the books agree; names the document and the difference where they do not", query: getBooksCheck,
    response: view("BooksCheck", {
      checkedAt: moment(), differenceCount: whole(), warningCount: whole(), currency: currency(),
      checks: z.array(view("BooksCheckOutcome", {
        name: text(), checked: whole(), differenceCount: whole(),
        differences: z.array(view("BooksDifference", { document: text(), detail: text(), amount: amount().nullable(), quantity: decimal().nullable(), kind: choice(["amount", "quantity"]) })),
      })),
    }),
    show: (found) => ({
      ...found,
      checks: found.checks.map((check) => ({
        ...check,
        differences: check.differences.map(({ amountMinor, ...rest }) => ({ ...rest, amountMinor: amountMinor === null ? null : BigInt(amountMinor), kind: amountMinor === null ? "quantity" : "amount" })),
      })),
    }),
  }),
];
