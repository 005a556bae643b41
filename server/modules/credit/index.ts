export { holdCustomer, releaseCustomer } from "./commands/hold-customer";
export { lockCreditAccount, type CreditAccount } from "./commands/lock-credit-account";
export { setCommitment } from "./commands/set-commitment";
export { setCreditLimit } from "./commands/set-credit-limit";
export { customerHeld, customerReleased } from "./events";
export { creditExposure, creditOfCustomer, type CreditAction, type CreditExposure } from "./queries/credit-exposure";
export { listExposure } from "./queries/list-exposure";
export { decideCredit, type CreditDecision, type CreditFacts } from "./rules/decide-credit";
