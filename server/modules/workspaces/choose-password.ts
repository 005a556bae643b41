import { fault, invalid } from "@/server/kernel/errors";
import { hashPassword } from "@/server/platform/passwords";
import { PASSWORD_MAX, PASSWORD_MIN, passwordFault } from "./rules/password-policy";

/** The hash of a new password. @throws NaruError naming what is wrong with it at `field` */
export async function hashOfNewPassword(password: string, account: { email: string; name: string }, field = "password"): Promise<string> {
  const code = passwordFault(password, account);
  if (code) throw invalid([fault(field, code, { minimum: PASSWORD_MIN, maximum: PASSWORD_MAX })]);
  return hashPassword(password);
}
