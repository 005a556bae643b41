import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { read } from "./command";
import { downloadFile, LARGEST_FILE_BYTES, openFile, storeFile, sweepLeftoverFiles, type NewFile } from "./files";
import { newId } from "./new-id";
import { withTenant, type TenantContext } from "./tenant-scope";

describe("files of a workspace", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let folder: string;
  const before = process.env["NARU_DATA_DIR"];
  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), "naru-files-"));
    process.env["NARU_DATA_DIR"] = folder;
  });
  afterAll(async () => {
    if (before === undefined) delete process.env["NARU_DATA_DIR"];
    else process.env["NARU_DATA_DIR"] = before;
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });
  beforeEach(async () => {
    ws = await openTestWorkspace(database);
  });

  const csv = Buffer.from("code,name\nA-1,볼트\n");
  const store = (file: Partial<NewFile> = {}, who: TenantContext = ws.context("sales_manager")) =>
    withTenant(who, (scope) => storeFile(scope, { name: "items.csv", bytes: csv, ...file }));
  const download = (id: string, who: TenantContext) => read(who, downloadFile, { fileId: id as never });

  it("gives back what was stored, byte by byte", async () => {
    const stored = await store({ about: { type: "import_run", id: newId() } });
    const opened = await withTenant(ws.systemContext, (scope) => openFile(scope, stored.id));
    expect(await opened.bytes()).toEqual(csv);
    expect(opened).toMatchObject({ name: "items.csv", contentType: "text/csv", sizeBytes: csv.length });
    const streamed: Buffer[] = [];
    for await (const piece of opened.stream()) streamed.push(piece as Buffer);
    expect(Buffer.concat(streamed)).toEqual(csv);
  });

  it("believes the content and not the name", async () => {
    const stored = await store({ name: "../../etc/pass\u0000wd\u202egpj.exe", bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]) });
    expect(stored).toMatchObject({ name: "passwdgpj.jpg", contentType: "image/jpeg" });
  });

  it("refuses what is empty, too large, or of another kind, saying which", async () => {
    await expect(store({ bytes: Buffer.alloc(0) })).rejects.toMatchObject({ code: "files.empty" });
    await expect(store({ bytes: Buffer.alloc(LARGEST_FILE_BYTES + 1, 65) })).rejects.toMatchObject({ code: "files.too_large", params: { megabytes: 25 } });
    await expect(store({ bytes: Buffer.from("MZ\u0000\u0001") })).rejects.toMatchObject({ code: "files.kind_not_accepted" });
    await expect(store({ accept: ["png"] })).rejects.toMatchObject({ code: "files.kind_not_accepted", params: { accepted: "png" } });
  });

  it("hands a file to those who may see what it belongs to; to others it does not exist", async () => {
    const ofImport = await store({ about: { type: "import_run", id: newId() } });
    expect((await download(ofImport.id, ws.context("accountant"))).name).toBe("items.csv");
    await expect(download(ofImport.id, ws.context("sales_rep"))).rejects.toMatchObject({ code: "record.not_found" });
    const own = await store({}, ws.context("marketer"));
    expect((await download(own.id, ws.context("marketer"))).id).toBe(own.id);
    await expect(download(own.id, ws.context("owner"))).rejects.toMatchObject({ code: "record.not_found" });
  });

  it("answers a foreign id exactly as one that never existed", async () => {
    const stored = await store({ about: { type: "import_run", id: newId() } });
    const other = await openTestWorkspace(database);
    const [foreign, nowhere] = await Promise.allSettled([download(stored.id, other.context("owner")), download(newId(), other.context("owner"))]);
    expect(foreign).toMatchObject({ status: "rejected", reason: { kind: "not_found", code: "record.not_found", params: { entity: "file" } } });
    expect(String((foreign as PromiseRejectedResult).reason)).toBe(String((nowhere as PromiseRejectedResult).reason));
  });

  it("sweeps away what a rolled back transaction left, and nothing else", async () => {
    const kept = await store();
    await withTenant(ws.systemContext, async (scope) => {
      await storeFile(scope, { name: "x.csv", bytes: csv });
      throw new Error("rolled back");
    }).catch(() => undefined);
    const place = join(folder, "files", ws.workspace.tenantId);
    await writeFile(join(place, `${newId()}.part`), "half");
    expect(await readdir(place)).toHaveLength(3);
    const real = { ...ws.systemContext, clock: { now: () => new Date() } };
    expect(await sweepLeftoverFiles(real)).toBe(0);
    const long = new Date(Date.now() - 2 * 86_400_000);
    for (const name of await readdir(place)) await utimes(join(place, name), long, long);
    expect(await sweepLeftoverFiles(real)).toBe(2);
    expect(await readdir(place)).toEqual([kept.id]);
  });
});
