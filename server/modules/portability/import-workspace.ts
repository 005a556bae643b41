import { randomBytes } from "node:crypto";
import { fault, invalid, type Fault } from "@/server/kernel/errors";
import { apiKeyText, insertResetToken, passwordLinkToken, passwordLinkUrl } from "@/server/modules/workspaces";
import { systemActor, type UserId } from "@/server/platform/actor";
import { removeAllBytes, writeBytes } from "@/server/platform/file-store";
import { withoutShard } from "@/server/platform/failure";
import { withIdentity, type IdentityContext, type IdentityScope } from "@/server/platform/identity";
import { newId } from "@/server/platform/new-id";
import { wakeWorker } from "@/server/platform/outbox";
import { hashPassword } from "@/server/platform/passwords";
import { tokenHash, tokenOf } from "@/server/platform/secrets";
import { enterTenant, sqlState } from "@/server/platform/tenant-scope";
import { inspectArchive } from "./archive/inspect-archive";
import { linesOf, readArchive } from "./archive/read-archive";
import { findWorkspace, takenBy } from "./queries/find-workspace";
import { requireKnownCatalogue } from "./queries/live-catalogue";
import { computedColumns, schemaFingerprint } from "./queries/read-rows";
import { speakUtc } from "./queries/snapshot";
import { misfits, type Manifest } from "./rules/manifest";
import { ARCHIVED_SHARED } from "./rules/table-registry";
import { openStaging, peopleMade, stagedIds, stageRows, writePeople, writeStaged } from "./store-import";

export interface ImportedWorkspace {
  readonly manifest: Manifest;
  /** Owners whose account was made by the import, each with a link on which to choose a password within a day. */
  readonly owners: readonly { email: string; passwordLink: string }[];
  /** Other accounts that were made: they get in by "Forgot your password?". */
  readonly others: readonly string[];
}

const LINK_HOURS = 24;

/**
 * Brings a workspace in from an archive, all or nothing. The archive is read whole before anything is written.
 * @throws NaruError `portability.archive_refused` with every fault: damage, another version's tables, a workspace that is here already
 */
export async function importWorkspace(context: IdentityContext, path: string): Promise<ImportedWorkspace> {
  const { manifest, faults } = await inspectArchive(path);
  if (!manifest) throw invalid(faults, "portability.archive_refused");
  const passwordHash = await hashPassword(randomBytes(32).toString("base64url"));
  const { id: tenantId } = manifest.workspace;
  let wrote = false;
  try {
    return await withIdentity(context, async (identity) => {
      await speakUtc(identity);
      await requireKnownCatalogue(identity);
      const obstacles = [...faults, ...misfits(manifest, await schemaFingerprint(identity)), ...(await occupied(identity, manifest))];
      if (obstacles.length > 0) throw invalid(obstacles, "portability.archive_refused");
      wrote = true;
      await writeEverything(identity, manifest, path, passwordHash);
      return { manifest, ...(await welcome(identity, tenantId)) };
    });
  } catch (error) {
    // The bytes of files are outside the transaction.
    if (wrote) await removeAllBytes(tenantId);
    if (wrote && sqlState(error)?.startsWith("23")) throw invalid([fault("archive", "portability.rows_do_not_fit", { detail: reasonOf(error) })], "portability.archive_refused");
    throw error;
  }
}

async function occupied(identity: IdentityScope, { workspace }: Manifest): Promise<Fault[]> {
  const taken = await takenBy(identity, workspace);
  const faults: Fault[] = [];
  if (taken.id) faults.push(fault("workspace", "portability.workspace_here", { name: workspace.name }));
  else if (taken.slug) faults.push(fault("workspace", "portability.slug_taken", { slug: workspace.slug }));
  return faults;
}

function reasonOf(error: unknown): string {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const { constraint_name: constraint, table_name: table } = e as { constraint_name?: string; table_name?: string };
    if (constraint) return `${withoutShard(table ?? "")} ${withoutShard(constraint)}`.trim();
  }
  return "constraint";
}

async function writeEverything(identity: IdentityScope, manifest: Manifest, path: string, passwordHash: string): Promise<void> {
  await openStaging(identity);
  const computed = await computedColumns(identity);
  const shared: readonly string[] = ARCHIVED_SHARED;
  let current = "";
  const finish = async () => {
    if (current === "users") await writePeople(identity, passwordHash);
    else if (current) await writeStaged(identity, current, computed, await secretsOf(identity, current));
  };
  const load = async (from: "shared" | "own") => {
    for await (const entry of readArchive(path)) {
      if (entry.kind === "file" && from === "own") await writeBytes(manifest.workspace.id, entry.id, entry.bytes);
      if (entry.kind !== "table" || shared.includes(entry.table) !== (from === "shared")) continue;
      if (entry.table !== current) {
        await finish();
        current = entry.table;
      }
      await stageRows(identity, linesOf(entry.bytes));
    }
    await finish();
    current = "";
  };
  await load("shared");
  const workspace = await findWorkspace(identity, manifest.workspace.slug);
  if (!workspace) throw new Error("the archive has no row of its workspace");
  await enterTenant(identity, { workspace, actor: systemActor("portability") }, async (scope) => {
    await load("own");
    await wakeWorker(scope);
  });
}

/** Keys and invitation links follow from their ids and this installation's secret, so no archive needs to hold them. */
async function secretsOf(identity: IdentityScope, table: string): Promise<{ column: string; byId: Record<string, string> } | undefined> {
  if (table !== "api_keys" && table !== "invitations") return undefined;
  const token = table === "api_keys" ? apiKeyText : (id: string) => tokenOf("invitation", id);
  const byId = Object.fromEntries((await stagedIds(identity)).map((id) => [id, tokenHash(token(id))]));
  return { column: table === "api_keys" ? "key_hash" : "token_hash", byId };
}

async function welcome(identity: IdentityScope, tenantId: string): Promise<Pick<ImportedWorkspace, "owners" | "others">> {
  const made = await peopleMade(identity, tenantId);
  const owners: { email: string; passwordLink: string }[] = [];
  for (const person of made.filter(({ role }) => role === "owner")) {
    const linkId = newId();
    const expiresAt = new Date(identity.now.getTime() + LINK_HOURS * 3_600_000);
    await insertResetToken(identity, { id: linkId, userId: person.userId as UserId, tokenHash: tokenHash(passwordLinkToken(linkId)), expiresAt });
    owners.push({ email: person.email, passwordLink: passwordLinkUrl(linkId) });
  }
  return { owners, others: made.filter(({ role }) => role !== "owner").map(({ email }) => email) };
}
