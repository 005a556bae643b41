import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import postgres, { type Sql } from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadDemo } from "@/db/seed/demo";
import { importer } from "@/db/testing/import-file";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace } from "@/db/testing/workspace";
import { checkBooks } from "@/server/modules/books-check";
import { authenticateApiKey, createApiKey, inviteMember, loadWorkspaceBySlug, previewInvitation, apiKeyText, signIn } from "@/server/modules/workspaces";
import { systemActor, userActor, type UserId } from "@/server/platform/actor";
import { fixedClock, systemClock } from "@/server/platform/clock";
import { execute } from "@/server/platform/command";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { newId } from "@/server/platform/new-id";
import { tokenOf } from "@/server/platform/secrets";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";
import { eraseWorkspace } from "./erase-workspace";
import { exportWorkspace } from "./export-workspace";
import { importWorkspace } from "./import-workspace";
import { readArchive } from "./archive/read-archive";
import { TABLE_REGISTRY } from "./rules/table-registry";

let home: TestDatabase;
let away: TestDatabase;
let homeOwner: Sql;
let awayOwner: Sql;
let folder: string;
let slug: string;
let demo: TenantContext;
let invitationId: string;
let apiKeyId: string;

const noon = fixedClock(new Date("2026-03-12T03:00:00Z"));
const at = (database: TestDatabase) => localIdentityContext(database.db, noon, "portability-test");
const archive = (name: string) => path.join(folder, `${name}.tar.gz`);

/** The installation whose files are read and written from here on. */
function inFolder(name: "home" | "away"): void {
  process.env["NARU_DATA_DIR"] = path.join(folder, name);
}

const dataDir = process.env["NARU_DATA_DIR"];

beforeAll(async () => {
  [home, away, folder] = await Promise.all([testDatabase(), testDatabase(), mkdtemp(path.join(tmpdir(), "naru-archive-"))]);
  homeOwner = postgres(home.ownerUrl, { max: 1, onnotice: () => undefined });
  awayOwner = postgres(away.ownerUrl, { max: 1, onnotice: () => undefined });
  inFolder("home");
  ({ slug } = await loadDemo({ database: home.db, until: "2026-03-12" as never, months: 1, orders: 25, password: "hangang-river-2026" }));
  const workspace = await withIdentity(at(home), (scope) => loadWorkspaceBySlug(scope, slug));
  if (!workspace) throw new Error("the demo has no workspace");
  demo = { database: home.db, workspace, actor: systemActor("test"), clock: noon, requestId: "portability-test" };
  await importer(demo).bring("customers", 'code,name,type\nZZ-1,"Imported & ""quoted"" \\ 한빛",direct\n');
  const [owner] = await homeOwner<{ id: string }[]>`select user_id as id from memberships where tenant_id = ${workspace.tenantId} and role = 'owner'`;
  const asOwner = { ...demo, actor: userActor({ userId: owner!.id as UserId, role: "owner", ownCustomersOnly: false }) };
  ({ apiKeyId } = await execute(asOwner, createApiKey, { name: "Till", role: "admin" }, newId()));
  ({ invitationId } = await execute(asOwner, inviteMember, { email: "new.hand@naru.example", role: "warehouse" }, newId()));
  // A neighbour whose rows must stay out.
  await openTestWorkspace(home);
}, 240_000);
afterEach(() => inFolder("home"));
afterAll(async () => {
  if (dataDir === undefined) delete process.env["NARU_DATA_DIR"];
  else process.env["NARU_DATA_DIR"] = dataDir;
  await Promise.all([homeOwner.end(), awayOwner.end()]);
  await Promise.all([home.drop(), away.drop(), rm(folder, { recursive: true, force: true })]);
});

/** The entries of an archive as text, without its manifest. */
async function entriesOf(file: string): Promise<Map<string, string>> {
  const entries = new Map<string, string>();
  for await (const entry of readArchive(file)) {
    if (entry.kind === "table") entries.set(`${entry.table}/${entry.part}`, entry.bytes.toString("utf8"));
    if (entry.kind === "file") entries.set(entry.id, entry.bytes.toString("base64"));
  }
  return entries;
}

describe("PLT-05 a workspace moves to an empty installation whole", () => {
  it("exports everything of one workspace and nothing of its neighbour", async () => {
    const manifest = await exportWorkspace(at(home), slug, archive("first"));
    const rows = Object.fromEntries(manifest.tables.map((table) => [table.name, table.rows]));
    expect(rows).toMatchObject({ tenants: 1, users: 11, memberships: 11, invitations: 1, api_keys: 1 });
    for (const table of manifest.tables.filter(({ name }) => TABLE_REGISTRY[name]?.facts.includes("tenant_id"))) {
      const [counted] = await homeOwner<{ count: number }[]>`select count(*)::int as count from ${homeOwner(table.name)} where tenant_id = ${demo.workspace.tenantId}`;
      expect(table.rows, table.name).toBe(counted?.count);
    }
    for (const busy of ["orders", "shipments", "invoices", "journal_lines", "receipts", "stock_moves", "audit_entries", "import_rows", "outbox_events"]) expect(rows[busy], busy).toBeGreaterThan(0);
    expect(manifest.files.length).toBeGreaterThan(0);
    expect(manifest.filesMissing).toEqual([]);
  });

  it("holds no secret: no password, no second factor, no key, no invitation token", async () => {
    const text = gunzipSync(await readFile(archive("first"))).toString("utf8");
    expect(text).toContain("new.hand@naru.example");
    expect(text).toContain("/invitation?token=left-out");
    for (const secret of ["password_hash", "$argon2id", "totp_secret", "recovery_codes", "key_hash", "token_hash", apiKeyText(apiKeyId), tokenOf("invitation", invitationId)]) {
      expect(text.includes(secret), secret).toBe(false);
    }
  });

  it("arrives so that a second export is the first, byte for byte but for its time", async () => {
    inFolder("away");
    const { manifest, owners, others } = await importWorkspace(at(away), archive("first"));
    expect(manifest.workspace.slug).toBe(slug);
    expect(owners).toEqual([{ email: "owner@demo.naru.example", passwordLink: expect.stringContaining("/reset-password?token=") }]);
    expect(others).toHaveLength(10);
    const later = localIdentityContext(away.db, fixedClock(new Date("2026-04-01T00:00:00Z")), "later");
    const again = await exportWorkspace(later, slug, archive("second"));
    expect({ ...again, exportedAt: manifest.exportedAt }).toEqual(manifest);
    expect(await entriesOf(archive("second"))).toEqual(await entriesOf(archive("first")));
    const [one, two] = await Promise.all(["first", "second"].map(async (name) => gunzipSync(await readFile(archive(name))).toString("latin1")));
    expect(two?.replace("2026-04-01T00:00:00.000Z", "2026-03-12T03:00:00.000Z") === one).toBe(true);
  });

  it("keeps the books: every check agrees and the journal's chain holds", async () => {
    const there: TenantContext = { ...demo, database: away.db };
    const outcome = await withTenant(there, checkBooks);
    expect(outcome.checks.reduce((sum, check) => sum + check.checked, 0)).toBeGreaterThan(300);
    expect(outcome.checks.filter((check) => check.differenceCount > 0)).toEqual([]);
  });

  it("lets keys and invitations work on where the installation's secret is the same, and nobody in without a password", async () => {
    expect(await authenticateApiKey(away.db, { key: apiKeyText(apiKeyId), now: systemClock.now() })).toMatchObject({ workspace: { slug } });
    const preview = await withIdentity(at(away), (scope) => previewInvitation(scope, tokenOf("invitation", invitationId)));
    expect(preview).toMatchObject({ email: "new.hand@naru.example" });
    const attempt = signIn(at(away), { email: "owner@demo.naru.example", password: "hangang-river-2026", code: "" });
    await expect(attempt).rejects.toMatchObject({ code: expect.stringMatching(/^session\.|^auth\.|sign_in/) });
  });

  it("refuses to come twice, and says so", async () => {
    inFolder("away");
    await exportWorkspace(at(away), slug, archive("before"));
    const before = await entriesOf(archive("before"));
    await expect(importWorkspace(at(away), archive("first"))).rejects.toMatchObject({ code: "portability.archive_refused", faults: [{ code: "portability.workspace_here" }] });
    await exportWorkspace(at(away), slug, archive("third"));
    expect(await entriesOf(archive("third"))).toEqual(before);
  });
});

describe("PLT-05 what does not fit is refused with every reason, and nothing is written", () => {
  async function altered(change: (text: string) => string): Promise<string> {
    const bytes = gunzipSync(await readFile(archive("first"))).toString("latin1");
    const file = archive(`altered-${newId()}`);
    await writeFile(file, gzipSync(Buffer.from(change(bytes), "latin1")));
    return file;
  }
  async function refusalOf(file: string): Promise<string[]> {
    const error: unknown = await importWorkspace(at(away), file).then(() => null, (e: unknown) => e);
    expect(error).toMatchObject({ code: "portability.archive_refused" });
    return (error as { faults: { code: string; path: string }[] }).faults.map((f) => `${f.code} ${f.path}`);
  }

  it("names a changed row, a changed count and the workspace that is there, all at once", async () => {
    const file = await altered((text) => text.replace('"name":"Hangang Trading"', '"name":"Hangang Robbery"').replace(/("name": "orders",[^}]*"rows": )(\d+)/s, (_, before: string, rows: string) => before + "9".repeat(rows.length)));
    const faults = await refusalOf(file);
    expect(faults).toContain("portability.content_differs tables/tenants");
    expect(faults.some((f) => f.startsWith("portability.rows_differ tables/orders"))).toBe(true);
    expect(faults).toContain("portability.workspace_here workspace");
  });

  it("names the columns that another version has and this one has not", async () => {
    const file = await altered((text) => text.replace('"buyer_name",', '"buyer_nick",'));
    expect(await refusalOf(file)).toEqual(expect.arrayContaining(["portability.column_unknown orders", "portability.column_lacking orders"]));
  });

  it("tells a cut archive, something else than an archive, and a newer format", async () => {
    const whole = await readFile(archive("first"));
    await writeFile(archive("cut"), whole.subarray(0, Math.floor(whole.length / 2)));
    expect(await refusalOf(archive("cut"))).toContain("portability.archive_broken archive");
    await writeFile(archive("prose"), "Once upon a time");
    expect(await refusalOf(archive("prose"))).toEqual(["portability.archive_broken archive"]);
    const file = await altered((text) => text.replace('"formatVersion": 1', '"formatVersion": 2'));
    expect(await refusalOf(file)).toContain("portability.format_unknown manifest.json");
  });

  it("refuses an address name that another workspace has", async () => {
    const other = await testDatabase();
    try {
      const ws = await openTestWorkspace(other);
      const sql = postgres(other.ownerUrl, { max: 1 });
      await sql`update tenants set slug = ${slug} where id = ${ws.workspace.tenantId}`;
      await sql.end();
      await expect(importWorkspace(at(other), archive("first"))).rejects.toMatchObject({ faults: [{ code: "portability.slug_taken", params: { slug } }] });
    } finally {
      await other.drop();
    }
  });

  it("keeps people who are here already, by their address, under the id they have here", async () => {
    const other = await testDatabase();
    try {
      inFolder("away");
      const sql = postgres(other.ownerUrl, { max: 1 });
      const mine = newId();
      await sql`insert into users (id, email, name, password_hash) values (${mine}, 'sales@demo.naru.example', 'Kim M.', 'theirs')`;
      const { others } = await importWorkspace(at(other), archive("first"));
      expect(others).toHaveLength(9);
      const [kept] = await sql`select name, password_hash from users where id = ${mine}`;
      expect(kept).toEqual({ name: "Kim M.", password_hash: "theirs" });
      const [orders] = await sql<{ mine: number; strangers: number }[]>`
        select count(*) filter (where sales_user_id = ${mine})::int as mine,
          count(*) filter (where sales_user_id is not null and not exists (select 1 from memberships m where m.tenant_id = orders.tenant_id and m.user_id = orders.sales_user_id))::int as strangers from orders`;
      await sql.end();
      expect(orders?.mine).toBeGreaterThan(0);
      expect(orders?.strangers).toBe(0);
    } finally {
      await other.drop();
    }
  });

  it("says that a workspace nobody knows is not there", async () => {
    await expect(exportWorkspace(at(home), "nobody", archive("nobody"))).rejects.toMatchObject({ code: "record.not_found" });
  });
});

describe("PLT-05 a workspace is erased whole", () => {
  it("leaves no row and no file of it, spares its neighbour, and comes back from its archive as it was", async () => {
    inFolder("home");
    const kept = await exportWorkspace(at(home), slug, archive("farewell"));
    const neighbours = async () => {
      const counts: Record<string, number> = {};
      for (const { name } of kept.tables.filter((table) => TABLE_REGISTRY[table.name]?.facts.includes("tenant_id"))) {
        const [row] = await homeOwner<{ count: number }[]>`select count(*)::int as count from ${homeOwner(name)} where tenant_id <> ${demo.workspace.tenantId}`;
        counts[name] = row?.count ?? -1;
      }
      return counts;
    };
    const before = await neighbours();
    expect(before["audit_entries"]).toBeGreaterThan(0);
    await homeOwner`insert into sessions (id, user_id, expires_at) select gen_random_uuid(), user_id, now() from memberships where tenant_id = ${demo.workspace.tenantId}`;

    const erased = await eraseWorkspace(at(home), slug);
    expect(erased.accounts).toBe(11);
    const rowsToldOf = kept.tables.filter(({ name }) => TABLE_REGISTRY[name]?.facts.includes("id") && !["tenants", "users", "api_keys", "invitations"].includes(name));
    expect(erased.rows).toBe(rowsToldOf.reduce((sum, table) => sum + table.rows, 0));
    for (const { name } of kept.tables.filter((table) => TABLE_REGISTRY[table.name]?.facts.includes("tenant_id"))) {
      const [row] = await homeOwner<{ count: number }[]>`select count(*)::int as count from ${homeOwner(name)} where tenant_id = ${demo.workspace.tenantId}`;
      expect(row?.count, name).toBe(0);
    }
    expect(await neighbours()).toEqual(before);
    expect(await homeOwner`select 1 from users where email like '%@demo.naru.example'`).toHaveLength(0);
    expect(await readdir(path.join(folder, "home", "files"))).toEqual([]);

    await importWorkspace(at(home), archive("farewell"));
    await exportWorkspace(at(home), slug, archive("welcome"));
    expect(await entriesOf(archive("welcome"))).toEqual(await entriesOf(archive("farewell")));
    expect((await withTenant(demo, checkBooks)).differenceCount).toBe(0);
  });
});
