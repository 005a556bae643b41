import { hash, verify } from "@node-rs/argon2";

/** OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane. argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each hash takes a core for about 20 ms: no more than this many at once, the rest wait their turn. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // The place is handed on, so the count stays.
    if (next) next();
    else running -= 1;
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), COST));
}

let decoy: Promise<string> | undefined;

/** Whether the password is the account's. Without an account the same work is done, so that time tells nothing. */
export async function passwordMatches(kept: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  const against = kept ?? (await decoy);
  const matches = await inTurn(() => verify(against, password.normalize("NFKC")));
  return matches && kept !== null;
}
