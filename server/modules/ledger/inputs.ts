import { z } from "zod";
import { idOf } from "@/server/kernel/ids";
import { amountMinorInput, calendarDateInput, nonNegativeAmountMinor, optionalText, textInput } from "@/server/kernel/inputs";
import { totalsWanted } from "@/server/platform/totals";
import { ACCOUNT_TYPES } from "./rules/account-roles";

/** Minor units of zero or more; absent is zero. */
const sideAmount = nonNegativeAmountMinor.default(0n);

const entryLine = z.object({
  accountId: idOf("account"),
  debitMinor: sideAmount,
  creditMinor: sideAmount,
  memo: optionalText(200),
});

export const manualEntryInput = z.object({
  on: calendarDateInput.optional(),
  memo: textInput(200),
  lines: z.array(entryLine).min(2).max(200),
});

export const openingBalancesInput = z.object({
  on: calendarDateInput,
  lines: z.array(entryLine).min(1).max(500),
});

export const reverseEntryInput = z.object({
  entryId: idOf("journal_entry"),
  on: calendarDateInput.optional(),
  reason: textInput(200),
});

export const lockPeriodInput = z.object({ through: calendarDateInput });
/** Null opens everything. */
export const unlockPeriodInput = z.object({ through: calendarDateInput.nullable(), reason: textInput(200) });

const accountCode = z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,19}$/, { error: "ledger.account_code_form" });

export const createAccountInput = z.object({
  code: accountCode,
  name: textInput(100),
  type: z.enum(ACCOUNT_TYPES),
});

export const updateAccountInput = z.object({
  accountId: idOf("account"),
  version: z.number().int(),
  name: textInput(100).optional(),
  archived: z.boolean().optional(),
});

export const createBankAccountInput = z.object({
  name: textInput(100),
  bank: optionalText(100),
  number: optionalText(60),
  /** Code of the new ledger account that mirrors it. */
  accountCode,
});

export const updateBankAccountInput = z.object({
  bankAccountId: idOf("bank_account"),
  version: z.number().int(),
  name: textInput(100),
  bank: optionalText(100),
  number: optionalText(60),
  archived: z.boolean(),
});

export const bankAccountsInput = z.object({ includeArchived: z.boolean().default(false) });

export const listAccountsInput = z.object({
  q: z.string().trim().max(100).optional(),
  type: z.enum(ACCOUNT_TYPES).optional(),
  includeArchived: z.boolean().default(false),
});

/** Absent: the year so far. */
export const trialBalanceInput = z.object({ from: calendarDateInput.optional(), to: calendarDateInput.optional() });

const pageSize = z.number().int().min(1).max(200).default(50);

export const accountLedgerInput = z.object({
  accountId: idOf("account"),
  from: calendarDateInput,
  to: calendarDateInput,
  cursor: z.object({ on: calendarDateInput, entryId: idOf("journal_entry"), lineNo: z.number().int(), balanceMinor: amountMinorInput }).nullish(),
  limit: pageSize,
});

export const listEntriesInput = z.object({
  from: calendarDateInput.optional(),
  to: calendarDateInput.optional(),
  sourceType: z.string().max(40).optional(),
  /** Number of the entry or of its document, exactly. */
  number: z.string().trim().max(40).optional(),
  sort: z.enum(["on", "-on"]).default("-on"),
  totals: totalsWanted,
  cursor: z.object({ on: calendarDateInput, entryId: idOf("journal_entry") }).nullish(),
  limit: pageSize,
});

export const getEntryInput = z.object({ entryId: idOf("journal_entry") });
/** Entries of a document: by its kind and id. */
export const sourceEntriesInput = z.object({ sourceType: z.string().max(40), sourceId: z.uuid() });
export const nothing = z.object({});
