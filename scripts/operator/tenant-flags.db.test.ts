import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { emptyDatabase, testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { createFromFlags } from "./create-from-flags";
import { eraseFromFlags } from "./erase-from-flags";
import { exportFromFlags, importFromFlags } from "./move-from-flags";

const usage = "Usage";
let database: TestDatabase;
let folder: string;
const settings: Record<string, string | undefined> = {};

beforeAll(async () => {
  [database, folder] = await Promise.all([testDatabase(), mkdtemp(path.join(tmpdir(), "naru-flags-"))]);
  const wanted = { DATABASE_URL: database.ownerUrl, NEXTAUTH_URL: "http://localhost:3000", NARU_DATA_DIR: folder, REDIS_URL: "" };
  for (const [name, value] of Object.entries(wanted)) {
    settings[name] = process.env[name];
    process.env[name] = value;
  }
});
afterAll(async () => {
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await Promise.all([database.drop(), rm(folder, { recursive: true, force: true })]);
});

/** What a command prints with --json, as an object. */
async function answerOf(command: (args: string[], usage: string) => Promise<number>, ...args: string[]): Promise<Record<string, unknown>> {
  let printed = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => ((printed += String(chunk)), true));
  try {
    expect(await command([...args, "--json"], usage)).toBe(0);
  } finally {
    spy.mockRestore();
  }
  return JSON.parse(printed) as Record<string, unknown>;
}

async function count(text: string): Promise<number> {
  const sql = postgres(database.ownerUrl, { max: 1 });
  try {
    return (await sql.unsafe(text)).length;
  } finally {
    await sql.end();
  }
}

describe("PLT-05 npm run tenant, as operators type it", () => {
  const file = () => path.join(folder, "hanbit.tar.gz");

  it("exports into a file that is not there yet", async () => {
    await answerOf(createFromFlags, "--name", "Hanbit Trading", "--owner-email", "owner@example.com");
    const told = await answerOf(exportFromFlags, "--tenant", "hanbit-trading", "--out", file());
    expect(told).toMatchObject({ file: file(), format: "naru-workspace", workspace: { slug: "hanbit-trading" } });
    await expect(exportFromFlags(["--tenant", "hanbit-trading", "--out", file()], usage)).rejects.toThrow("is there already");
    await expect(exportFromFlags(["--tenant", "hanbit-trading", "--out", path.join(folder, "none", "x")], usage)).rejects.toThrow("There is no folder");
    await expect(exportFromFlags(["--tenant", "nobody", "--out", `${file()}2`], usage)).rejects.toThrow("does not exist here");
    await expect(exportFromFlags(["--tenant", "hanbit-trading"], usage)).rejects.toThrow(usage);
  });

  it("erases only what is named twice", async () => {
    await expect(eraseFromFlags(["--tenant", "hanbit-trading"], usage)).rejects.toThrow('--confirm "hanbit-trading"');
    await expect(eraseFromFlags(["--tenant", "hanbit-trading", "--confirm", "hanbit"], usage)).rejects.toThrow("for good");
    await expect(eraseFromFlags(["--tenant", "hanbit-trading", "--user", "owner@example.com", "--confirm", "owner@example.com"], usage)).rejects.toThrow(usage);
    await expect(eraseFromFlags(["--user", "owner@example.com", "--confirm", "owner@example.com"], usage)).rejects.toThrow("would have no owner left");
    await expect(eraseFromFlags(["--tenant", "hanbit-trading", "--customer", "C-9", "--confirm", "C-9"], usage)).rejects.toThrow("does not exist here");
    expect(await count("select 1 from tenants")).toBe(1);
  });

  it("erases a workspace and brings it back", async () => {
    await expect(importFromFlags(["--in", file()], usage)).rejects.toThrow("is in this installation already");
    expect(await answerOf(eraseFromFlags, "--tenant", "hanbit-trading", "--confirm", "hanbit-trading")).toMatchObject({ tenant: "hanbit-trading", accounts: 1 });
    expect(await count("select 1 from users")).toBe(0);
    const back = await answerOf(importFromFlags, "--in", file());
    expect(back).toMatchObject({ workspace: { slug: "hanbit-trading" }, owners: [{ email: "owner@example.com" }], others: [] });
    expect(await count("select 1 from memberships where role = 'owner'")).toBe(1);
    await expect(importFromFlags(["--in", path.join(folder, "nothing")], usage)).rejects.toThrow("There is no file");
  });
});

describe("PLT-11 commands on a database that has no tables yet", () => {
  it("say how to make them instead of naming everything that is missing", async () => {
    const empty = await emptyDatabase();
    process.env["DATABASE_URL"] = empty.ownerUrl;
    await writeFile(path.join(folder, "any.tar.gz"), "");
    try {
      await expect(importFromFlags(["--in", path.join(folder, "any.tar.gz")], usage)).rejects.toThrow(/npm run db:migrate/);
      await expect(exportFromFlags(["--tenant", "any", "--out", path.join(folder, "other.tar.gz")], usage)).rejects.toThrow(/npm run db:migrate/);
    } finally {
      process.env["DATABASE_URL"] = database.ownerUrl;
      await empty.drop();
    }
  });
});
