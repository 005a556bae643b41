import type { AccountRole, AccountType } from "../account-roles";

export interface ChartAccount {
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly role?: AccountRole;
}

/** A chart of accounts as a country's bookkeepers know it, and the names of the first bank and cash accounts. */
export interface ChartTemplate {
  readonly accounts: readonly ChartAccount[];
  readonly bankName: string;
  readonly cashName: string;
}
