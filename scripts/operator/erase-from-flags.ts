import { eraseWorkspace } from "@/server/modules/portability";
import { systemClock } from "@/server/platform/clock";
import { localIdentityContext } from "@/server/platform/identity";
import { Refusal, say } from "../demo/say";
import { readFlags } from "./read-flags";
import { withDatabase } from "./with-database";

/** `npm run tenant -- erase …`: what cannot be undone, so it must be named twice. */
export async function eraseFromFlags(args: string[], usage: string): Promise<number> {
  const { values, switches } = readFlags(args, { values: ["tenant", "confirm"], switches: ["json"] }, usage);
  const { tenant, confirm } = values;
  if (!tenant) throw new Refusal(usage);
  if (confirm !== tenant) throw new Refusal(`This deletes the workspace ${tenant} with everything in it, for good. To do it, add: --confirm ${tenant}`);
  const erased = await withDatabase((database) => eraseWorkspace(localIdentityContext(database, systemClock, "tenant-erase"), tenant));
  if (switches.has("json")) say(JSON.stringify({ tenant, ...erased }));
  else say(`Erased     ${tenant}: ${erased.rows} rows, its files, and ${erased.accounts} accounts that belonged nowhere else. Backups and archives still hold it.`);
  return 0;
}
