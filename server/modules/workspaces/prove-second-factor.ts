import { NaruError } from "@/server/kernel/errors";
import type { UserId } from "@/server/platform/actor";
import type { IdentityScope } from "@/server/platform/identity";
import { hashOfRecoveryCode, stepOfCode } from "./second-factor";
import { spendRecoveryCode, spendTotpStep, type UserRow } from "./store-users";

/**
 * Accepts a code of the authenticator app or a recovery code, and uses it up: no code works twice.
 * @throws NaruError `sign_in.code_required` without a code, `sign_in.code_refused` for a wrong or used one
 */
export async function proveSecondFactor(scope: IdentityScope, user: UserRow, code: string): Promise<void> {
  if (!code.trim()) throw new NaruError("unauthenticated", "sign_in.code_required");
  const userId = user.id as UserId;
  const step = user.totpSecret ? stepOfCode(user.totpSecret, code, user.totpLastStep, scope.now) : null;
  if (step !== null && (await spendTotpStep(scope, userId, step))) return;
  if (step === null && (await spendRecoveryCode(scope, userId, hashOfRecoveryCode(code)))) return;
  throw new NaruError("unauthenticated", "sign_in.code_refused");
}
