import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { files } from "@/db/schema/platform";
import { openObjectStore, type ObjectStore } from "@/db/testing/object-store";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { writeBytes, readBytes, removeAllBytes } from "./file-store";
import { openFile, storeFile, sweepLeftoverFiles } from "./files";
import { newId } from "./new-id";
import { withTenant } from "./tenant-scope";

const SETTINGS = ["NARU_DATA_DIR", "S3_BUCKET", "S3_ENDPOINT", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "S3_PREFIX"] as const;

describe("files in object storage that speaks S3", () => {
  let database: TestDatabase;
  let ws: TestWorkspace;
  let store: ObjectStore;
  let folder: string;
  const before = SETTINGS.map((name) => [name, process.env[name]] as const);

  beforeAll(async () => {
    database = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), "naru-objects-"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  });
  beforeEach(async () => {
    ws = await openTestWorkspace(database);
    store = await openObjectStore("naru", "key-of-tests");
    Object.assign(process.env, { NARU_DATA_DIR: folder, S3_BUCKET: "naru", S3_ENDPOINT: store.url, S3_ACCESS_KEY_ID: "key-of-tests", S3_SECRET_ACCESS_KEY: "secret", S3_PREFIX: "/files/" });
  });
  afterEach(async () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    await store.close();
  });

  const csv = Buffer.from("code,name\nA-1,볼트\n");

  it("keeps the bytes in the bucket and not on the disk, and gives them back", async () => {
    const stored = await withTenant(ws.context("owner"), (scope) => storeFile(scope, { name: "items.csv", bytes: csv }));
    expect([...store.objects.keys()]).toEqual([`files/${ws.workspace.tenantId}/${stored.id}`]);
    expect(await readdir(folder)).toEqual([]);
    const opened = await withTenant(ws.systemContext, (scope) => openFile(scope, stored.id));
    expect(await opened.bytes()).toEqual(csv);
    expect(store.refused()).toBe(0);
  });

  it("still reads what was stored on the disk before", async () => {
    delete process.env["S3_BUCKET"];
    const fileId = newId();
    await writeBytes(ws.workspace.tenantId, fileId, csv);
    process.env["S3_BUCKET"] = "naru";
    expect(await readBytes(ws.workspace.tenantId, fileId)).toEqual(csv);
    await expect(readBytes(ws.workspace.tenantId, newId())).rejects.toThrow("not in the store");
    await removeAllBytes(ws.workspace.tenantId);
    await expect(readBytes(ws.workspace.tenantId, fileId)).rejects.toThrow("not in the store");
  });

  it("sweeps what no row names, over several pages, and nothing else", async () => {
    const kept = await withTenant(ws.context("owner"), (scope) => storeFile(scope, { name: "items.csv", bytes: csv }));
    for (let count = 0; count < 5; count += 1) await writeBytes(ws.workspace.tenantId, newId(), csv);
    for (const object of store.objects.values()) object.writtenAt = new Date("2026-01-01T00:00:00Z");
    expect(await sweepLeftoverFiles(ws.systemContext)).toBe(5);
    expect([...store.objects.keys()]).toEqual([`files/${ws.workspace.tenantId}/${kept.id}`]);
  });

  it("forgets an attachment a month after it was removed", async () => {
    const stored = await withTenant(ws.context("owner"), (scope) => storeFile(scope, { name: "a.csv", bytes: csv, attached: true }));
    await withTenant(ws.systemContext, ({ db }) => db.update(files).set({ removedAt: ws.clock.now() }));
    ws.clock.addDays(29);
    expect(await sweepLeftoverFiles(ws.systemContext)).toBe(0);
    expect(store.objects.size).toBe(1);
    ws.clock.addDays(2);
    expect(await sweepLeftoverFiles(ws.systemContext)).toBe(1);
    expect(store.objects.size).toBe(0);
    await expect(withTenant(ws.systemContext, (scope) => openFile(scope, stored.id))).rejects.toMatchObject({ code: "record.not_found" });
  });

  it("says so when the store refuses, and keeps no row", async () => {
    process.env["S3_ACCESS_KEY_ID"] = "somebody-else";
    await expect(withTenant(ws.context("owner"), (scope) => storeFile(scope, { name: "a.csv", bytes: csv }))).rejects.toThrow();
    expect(await withTenant(ws.systemContext, ({ db }) => db.select().from(files))).toEqual([]);
  });
});
