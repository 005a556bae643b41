import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isProcessAlive } from "./folder-lock";
import { findFreePort, isPortFree, nextFreePort } from "./free-port";
import { inProject } from "./project-root";
import { startPostgres } from "./start-postgres";
import { startRedis } from "./start-redis";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "naru-services-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function query<T>(url: string, text: string, socket?: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined, ...(socket ? { path: socket } : {}) });
  try {
    return [...(await sql.unsafe<T[] & postgres.Row[]>(text))];
  } finally {
    await sql.end();
  }
}

describe("a PostgreSQL of one's own, with nothing installed", () => {
  it("keeps its data across a stop, on the same port", async () => {
    const stateFolder = join(folder, "kept");
    const first = await startPostgres({ stateFolder });
    await query(first.url, "create table kept (word text); insert into kept values ('김치')");
    if (process.platform !== "win32" && folder.length < 60) expect(await query(first.url, "select word from kept", first.socket ?? undefined)).toEqual([{ word: "김치" }]);
    await first.stop();
    expect(await isPortFree(first.port)).toBe(true);
    const second = await startPostgres({ stateFolder });
    expect(second).toMatchObject({ port: first.port, adopted: false });
    expect(await query(second.url, "select word from kept")).toEqual([{ word: "김치" }]);
    await second.destroy();
  });

  it("takes over a server that a killed run left behind", async () => {
    const stateFolder = join(folder, "left");
    const first = await startPostgres({ stateFolder, throwaway: true });
    const second = await startPostgres({ stateFolder, throwaway: true });
    expect(second).toMatchObject({ url: first.url, adopted: true });
    await second.destroy();
    expect(await isPortFree(first.port)).toBe(true);
  });

  it("starts once when two processes ask at the same time", async () => {
    const stateFolder = join(folder, "race");
    const both = await Promise.all([startPostgres({ stateFolder, throwaway: true }), startPostgres({ stateFolder, throwaway: true })]);
    expect(both[0].url).toBe(both[1].url);
    expect(both.filter((server) => server.adopted)).toHaveLength(1);
    await both[0].destroy();
  });
});

describe("a queue of one's own", () => {
  it("answers null where there is no redis-server, so that the queue goes to PostgreSQL", async () => {
    const path = process.env["PATH"];
    process.env["PATH"] = folder;
    try {
      expect(await startRedis({ stateFolder: join(folder, "none") })).toBeNull();
    } finally {
      process.env["PATH"] = path;
    }
  });
});

describe("processes that end with their owner", () => {
  /** A parent that starts a child and waits; the child writes its process id, and a word when it has drained. */
  async function startFamily(name: string): Promise<{ parent: number; child: number; drained: () => Promise<boolean> }> {
    const mark = join(folder, name);
    const child = join(folder, `${name}-child.mjs`);
    await writeFile(
      child,
      `import { writeFileSync } from "node:fs";
       const alive = setInterval(() => undefined, 1000);
       process.on("SIGTERM", () => setTimeout(() => { writeFileSync(${JSON.stringify(`${mark}.drained`)}, "yes"); clearInterval(alive); process.exit(0); }, 200));
       writeFileSync(${JSON.stringify(`${mark}.pid`)}, String(process.pid));`,
    );
    const parentFile = join(folder, `${name}-parent.mts`);
    await writeFile(
      parentFile,
      `import { startChild, stopChildren, stopOnSignal } from ${JSON.stringify(inProject("scripts/services/supervise.ts"))};
       stopOnSignal(() => stopChildren());
       await startChild({ name: "child", args: [${JSON.stringify(child)}], env: process.env }).ended;`,
    );
    const parent = spawn(process.execPath, ["--import", "tsx", parentFile], { cwd: inProject(), stdio: "ignore" });
    let pid = 0;
    for (let attempt = 0; attempt < 1_200 && pid === 0; attempt += 1) {
      await pause(50);
      pid = Number(await readFile(`${mark}.pid`, "utf8").catch(() => "0"));
    }
    return { parent: parent.pid ?? 0, child: pid, drained: () => readFile(`${mark}.drained`, "utf8").then(() => true, () => false) };
  }

  async function gone(pid: number): Promise<boolean> {
    for (let attempt = 0; attempt < 600 && isProcessAlive(pid); attempt += 1) await pause(50);
    return !isProcessAlive(pid);
  }

  it.each(["SIGTERM", "SIGINT", "SIGKILL"] as const)("drains and stops when the owner gets %s", async (signal) => {
    const family = await startFamily(signal);
    expect(isProcessAlive(family.child)).toBe(true);
    process.kill(family.parent, signal);
    expect(await gone(family.child)).toBe(true);
    expect(await family.drained()).toBe(true);
  }, 120_000);
});

describe("ports", () => {
  it("passes by a port that is in use", async () => {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    expect(await isPortFree(port)).toBe(false);
    expect(await findFreePort(port)).not.toBe(port);
    expect(await nextFreePort(port)).toBeGreaterThan(port);
    await new Promise((done) => server.close(done));
    expect(await isPortFree(port)).toBe(true);
  });
});
