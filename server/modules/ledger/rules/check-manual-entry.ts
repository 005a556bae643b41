import { fault, type Fault } from "@/server/kernel/errors";
import { toMajorText, type CurrencyCode } from "@/server/kernel/money";
import { imbalance } from "./net-journal";

export interface ManualLine {
  readonly accountId: string;
  readonly debitMinor: bigint;
  readonly creditMinor: bigint;
}

export interface AccountFacts {
  readonly code: string;
  readonly isControl: boolean;
  readonly archived: boolean;
}

/**
 * Everything wrong with an entry made by hand, at once: lines with both sides or none, unknown, archived and
 * sub-ledger accounts, and (unless `mayDiffer`) debits that differ from credits.
 */
export function checkManualEntry(
  lines: readonly ManualLine[],
  accounts: ReadonlyMap<string, AccountFacts>,
  options: { currency: CurrencyCode; mayDiffer?: boolean },
): Fault[] {
  const faults = lines.flatMap((line, i) => lineFaults(line, `lines.${i}`, accounts.get(line.accountId)));
  const difference = imbalance(lines);
  if (!options.mayDiffer && difference !== 0n) {
    faults.push(fault("lines", difference > 0n ? "ledger.debits_exceed_credits" : "ledger.credits_exceed_debits", { amount: toMajorText(difference > 0n ? difference : -difference, options.currency), currency: options.currency }));
  }
  return faults;
}

function lineFaults(line: ManualLine, path: string, account: AccountFacts | undefined): Fault[] {
  const faults: Fault[] = [];
  if (!account) faults.push(fault(`${path}.accountId`, "ledger.account_unknown"));
  else if (account.isControl) faults.push(fault(`${path}.accountId`, "ledger.account_is_control", { account: account.code }));
  else if (account.archived) faults.push(fault(`${path}.accountId`, "ledger.account_archived", { account: account.code }));
  if (line.debitMinor > 0n && line.creditMinor > 0n) faults.push(fault(`${path}.creditMinor`, "ledger.both_sides"));
  if (line.debitMinor === 0n && line.creditMinor === 0n) faults.push(fault(`${path}.debitMinor`, "ledger.no_amount"));
  return faults;
}
