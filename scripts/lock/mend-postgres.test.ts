import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inProject } from "../services/project-root";
import { MENDS, mendPostgres } from "./mend-postgres.mjs";

let folder: string;
const file = () => join(folder, "node_modules/postgres/src/connection.js");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "naru-mend-"));
  await mkdir(join(folder, "node_modules/postgres/src"), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("PLT-17 mending the driver of PostgreSQL", () => {
  const written = (MENDS["connection.js"] ?? []).map(([from]) => from).join("\n");

  it("mends what the author wrote, and changes nothing twice", async () => {
    await writeFile(file(), written);
    expect(mendPostgres(folder)).toEqual([]);
    const mended = await readFile(file(), "utf8");
    for (const [, to] of MENDS["connection.js"] ?? []) expect(mended).toContain(to);
    expect(mendPostgres(folder)).toEqual([]);
    expect(await readFile(file(), "utf8")).toBe(mended);
  });

  it("names a file of another version", async () => {
    await writeFile(file(), "// rewritten by its author\n");
    expect(mendPostgres(folder)).toEqual([file()]);
  });

  it("ends with 1 there, so that no image and no build is made of it", async () => {
    await mkdir(join(folder, "scripts/lock"), { recursive: true });
    await writeFile(join(folder, "scripts/lock/mend-postgres.mjs"), await readFile(inProject("scripts/lock/mend-postgres.mjs"), "utf8"));
    await writeFile(file(), "// rewritten by its author\n");
    const run = () => spawnSync(process.execPath, [join(folder, "scripts/lock/mend-postgres.mjs")], { encoding: "utf8" });
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining("connection.js") });
    await writeFile(file(), written);
    expect(run()).toMatchObject({ status: 0, stderr: "" });
  });
});
