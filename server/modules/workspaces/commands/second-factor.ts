import { fault, invalid, refused } from "@/server/kernel/errors";
import { defineIdentityCommand, requireUser } from "@/server/platform/identity-command";
import { passwordMatches } from "@/server/platform/passwords";
import { confirmCodeInput, passwordOnlyInput } from "../inputs";
import { enrolment, newRecoveryCodes, newSealedSecret, stepOfCode } from "../second-factor";
import { lockUser, updateUser, type UserRow } from "../store-users";

async function requirePassword(user: UserRow, password: string): Promise<void> {
  if (!(await passwordMatches(user.passwordHash, password))) throw invalid([fault("password", "passwords.wrong")]);
}

/** Begins the second factor: a secret for the authenticator app, which counts only once a code has proven it. */
export const startSecondFactor = defineIdentityCommand({
  name: "workspaces.start-second-factor",
  access: "signed_in",
  input: passwordOnlyInput,
  async run(scope, { password }) {
    const userId = requireUser(scope);
    const user = await lockUser(scope, userId);
    await requirePassword(user, password);
    if (user.totpConfirmedAt) throw refused("second_factor.already_on");
    const sealed = newSealedSecret();
    await updateUser(scope, userId, { totpSecret: sealed, totpLastStep: null });
    return enrolment(sealed, user.email);
  },
});

/** Turns the second factor on with the first code of the app; the recovery codes are shown this once. */
export const confirmSecondFactor = defineIdentityCommand({
  name: "workspaces.confirm-second-factor",
  access: "signed_in",
  input: confirmCodeInput,
  async run(scope, { code }) {
    const userId = requireUser(scope);
    const user = await lockUser(scope, userId);
    if (user.totpConfirmedAt) throw refused("second_factor.already_on");
    const step = user.totpSecret ? stepOfCode(user.totpSecret, code, null, scope.now) : null;
    if (step === null) throw invalid([fault("code", "second_factor.code_wrong")]);
    const { codes, hashes } = newRecoveryCodes();
    await updateUser(scope, userId, { totpConfirmedAt: scope.now, totpLastStep: step, recoveryCodes: hashes });
    return { recoveryCodes: codes };
  },
});

/** New recovery codes; the old ones stop working. */
export const renewRecoveryCodes = defineIdentityCommand({
  name: "workspaces.renew-recovery-codes",
  access: "signed_in",
  input: passwordOnlyInput,
  async run(scope, { password }) {
    const userId = requireUser(scope);
    const user = await lockUser(scope, userId);
    await requirePassword(user, password);
    if (!user.totpConfirmedAt) throw refused("second_factor.not_on");
    const { codes, hashes } = newRecoveryCodes();
    await updateUser(scope, userId, { recoveryCodes: hashes });
    return { recoveryCodes: codes };
  },
});

/** Turns the second factor off. */
export const removeSecondFactor = defineIdentityCommand({
  name: "workspaces.remove-second-factor",
  access: "signed_in",
  input: passwordOnlyInput,
  async run(scope, { password }) {
    const userId = requireUser(scope);
    await requirePassword(await lockUser(scope, userId), password);
    await updateUser(scope, userId, { totpSecret: null, totpConfirmedAt: null, totpLastStep: null, recoveryCodes: [] });
    return {};
  },
});
