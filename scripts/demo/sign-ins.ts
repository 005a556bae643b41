import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { say } from "./say";

const signIns = z.object({
  workspace: z.string(),
  signIns: z.array(z.object({ role: z.string(), name: z.string().optional(), email: z.string(), password: z.string() })),
});

/** Where the loader of the demo company writes a sign-in for each role. */
export const signInsFile = (stateFolder: string) => join(stateFolder, "sign-ins.json");

/** Prints who can sign in to the demo company; nothing when it has not been loaded. */
export async function printSignIns(stateFolder: string): Promise<void> {
  const text = await readFile(signInsFile(stateFolder), "utf8").catch(() => null);
  if (!text) return;
  const known = signIns.parse(JSON.parse(text));
  const width = (pick: (entry: (typeof known.signIns)[number]) => string) => Math.max(...known.signIns.map((entry) => pick(entry).length));
  const roles = width((entry) => entry.role);
  const emails = width((entry) => entry.email);
  say(`  Sign in to ${known.workspace} as`);
  for (const entry of known.signIns) say(`    ${entry.role.padEnd(roles)}  ${entry.email.padEnd(emails)}  ${entry.password}`);
  say();
}
