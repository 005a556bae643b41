import type { Database } from "@/db/client";
import { notFound } from "@/server/kernel/errors";
import { eraseContact, eraseCustomer, eraseSupplier, eraseUser, eraseWorkspace, findWorkspace, idByCode, type ErasedWorkspace } from "@/server/modules/portability";
import { systemActor } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { withTenant } from "@/server/platform/tenant-scope";
import { Refusal, say } from "../demo/say";
import { readFlags } from "./read-flags";
import { withDatabase } from "./with-database";

const PEOPLE = ["customer", "contact", "supplier", "user"] as const;
interface ErasedPerson {
  readonly pseudonym: string;
  readonly workspaces?: readonly string[];
}
type PersonFlag = (typeof PEOPLE)[number];

/** `npm run tenant -- erase …`: what cannot be undone, so it must be named twice. */
export async function eraseFromFlags(args: string[], usage: string): Promise<number> {
  const { values, switches } = readFlags(args, { values: ["tenant", "confirm", ...PEOPLE], switches: ["json"] }, usage);
  const { tenant, confirm } = values;
  const named = PEOPLE.filter((kind) => values[kind]);
  const kind = named[0];
  if (named.length > 1 || (!tenant && kind !== "user") || (tenant && kind === "user")) throw new Refusal(usage);
  const subject = (kind ? values[kind] : tenant) ?? "";
  const what = kind ? `the personal data of the ${kind} ${subject}` : `the workspace ${subject} with everything in it`;
  if (confirm !== subject) throw new Refusal(`This erases ${what}, for good. To do it, add: --confirm "${subject}"`);
  const erase = async (database: Database): Promise<ErasedPerson | ErasedWorkspace> => (kind ? erasePerson(database, kind, subject, tenant ?? "") : eraseWorkspace(context(database), subject));
  const erased = await withDatabase(erase, { flags: false });
  if (switches.has("json")) say(JSON.stringify({ ...(tenant ? { tenant } : {}), ...erased }));
  else if ("rows" in erased) say(`Erased     ${subject}: ${erased.rows} rows, its files, and ${erased.accounts} accounts that belonged nowhere else. Backups and archives still hold it.`);
  else say(`Erased     the ${kind ?? ""} is now "${erased.pseudonym}"${erased.workspaces ? ` in ${erased.workspaces.join(", ")}` : ""}. Backups and archives still hold the name.`);
  return 0;
}

const context = (database: Database) => localIdentityContext(database, systemClock, "tenant-erase");

async function erasePerson(database: Database, kind: PersonFlag, subject: string, slug: string): Promise<ErasedPerson> {
  if (kind === "user") return eraseUser(context(database), subject);
  const workspace = await withIdentity(context(database), (scope) => findWorkspace(scope, slug));
  if (!workspace) throw notFound("workspace");
  return withTenant({ database, workspace, actor: systemActor("operator"), clock: systemClock, requestId: "tenant-erase" }, async (scope) => {
    if (kind === "contact") return eraseContact.within(scope, { contactId: subject });
    const id = await idByCode(scope, kind === "customer" ? "customers" : "suppliers", subject);
    if (!id) throw notFound(kind);
    return kind === "customer" ? eraseCustomer.within(scope, { customerId: id }) : eraseSupplier.within(scope, { supplierId: id });
  });
}
