/** OWASP ASVS 5.0, 6.2.1: at least eight characters; fifteen are advised, and length is all that is asked for. */
export const PASSWORD_MIN = 10;
/** Bounds the work of hashing. */
export const PASSWORD_MAX = 128;

/** Passwords that every list of guesses begins with, and what is long enough only by repetition. */
const GUESSED = [
  "1234567890", "12345678910", "0123456789", "0987654321", "1q2w3e4r5t", "1qaz2wsx3edc", "qwertyuiop", "qwerty123456", "qwerty1234",
  "password12", "password123", "password1234", "passw0rd123", "p@ssw0rd123", "iloveyou123", "letmein1234", "welcome123", "welcome1234",
  "administrator", "admin12345", "changeme123", "abcdefghij", "abc1234567", "asdfghjkl1", "zxcvbnm123", "football123", "baseball123",
  "princess123", "sunshine123", "superman123", "dragon12345", "monkey12345", "master12345", "michael123", "trustno1234", "qazwsxedcrfv",
];
const guessed = new Set(GUESSED);

export type PasswordFault = "passwords.too_short" | "passwords.too_long" | "passwords.too_common" | "passwords.contains_account";

/** What is wrong with a password for this account, or null. */
export function passwordFault(password: string, account: { email: string; name: string }): PasswordFault | null {
  const characters = [...password].length;
  if (characters < PASSWORD_MIN) return "passwords.too_short";
  if (characters > PASSWORD_MAX) return "passwords.too_long";
  const lower = password.toLowerCase();
  if (guessed.has(lower) || new Set(lower).size < 4) return "passwords.too_common";
  const local = account.email.split("@")[0]?.toLowerCase() ?? "";
  const own = [account.email.toLowerCase(), local, account.name.toLowerCase().replace(/\s+/g, "")];
  const rest = own.filter((word) => word.length >= 4).reduce((left, word) => left.replaceAll(word, ""), lower);
  return rest.length < 4 ? "passwords.contains_account" : null;
}
