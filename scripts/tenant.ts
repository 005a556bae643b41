import { Refusal, runMain } from "./demo/say";
import { createFromFlags } from "./operator/create-from-flags";
import { eraseFromFlags } from "./operator/erase-from-flags";
import { exportFromFlags, importFromFlags } from "./operator/move-from-flags";

const usage = `Usage: npm run tenant -- create --name <company> --owner-email <address>
         [--owner-name <name>] [--country KR] [--home-currency KRW] [--time-zone Asia/Seoul] [--language en|ko|zh] [--json]
       npm run tenant -- export --tenant <workspace address name> --out <file.tar.gz> [--json]
       npm run tenant -- import --in <file.tar.gz> [--json]
       npm run tenant -- erase --tenant <workspace address name> --confirm <the same> [--json]
       npm run tenant -- erase --tenant <workspace address name> --customer <code> | --contact <id> | --supplier <code> --confirm <the same> [--json]
       npm run tenant -- erase --user <address> --confirm <the same> [--json]`;

const verbs: Readonly<Record<string, (args: string[], usage: string) => Promise<number>>> = {
  create: createFromFlags,
  export: exportFromFlags,
  import: importFromFlags,
  erase: eraseFromFlags,
};

/** `npm run tenant -- create | export | import | erase …`: a workspace's life, for operators. */
async function main(): Promise<number> {
  const [verb = "", ...args] = process.argv.slice(2);
  const run = verbs[verb];
  if (!run) throw new Refusal(usage);
  return run(args, usage);
}

await runMain(main);
