import { open, readFile, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Redis } from "ioredis";
import postgres from "postgres";
import { isProcessAlive } from "@/scripts/services/folder-lock";
import type { Stage } from "./stage";

/** Something bad that happens to a stage. It is over when `strike` ends: from then on the product has time to recover. */
export interface Fault {
  readonly name: string;
  strike(stage: Stage): Promise<void>;
  /** Why it cannot happen on this machine; null when it can. */
  missing?(stage: Stage): string | null;
}

/** The fault did not happen as it should have: the cell proves nothing. */
export class NotStruck extends Error {}

async function dataFolderOf(stage: Stage): Promise<string> {
  return (await stage.rows<{ data_directory: string }>("show data_directory"))[0]?.data_directory ?? "";
}

async function postmasterOf(stage: Stage): Promise<number> {
  return Number((await readFile(join(await dataFolderOf(stage), "postmaster.pid"), "utf8")).split("\n")[0]);
}

async function untilEnded(pid: number): Promise<void> {
  for (let i = 0; i < 400 && isProcessAlive(pid); i += 1) await pause(50);
}

const HOLD_MS = 4_000;

export const faults: readonly Fault[] = [
  {
    name: "worker killed",
    async strike({ worker }) {
      await worker.kill();
      await worker.start();
    },
  },
  {
    name: "web killed",
    async strike({ web }) {
      await web.kill();
      await web.start();
    },
  },
  {
    name: "PostgreSQL restarted",
    async strike(stage) {
      const pid = await postmasterOf(stage);
      // Immediate: transactions under way end where they are, and the server recovers from its log.
      process.kill(pid, "SIGQUIT");
      await untilEnded(pid);
      await stage.startDatabase();
    },
  },
  {
    name: "cut after COMMIT",
    async strike({ proxy }) {
      const cuts = 15;
      proxy.cutAfterCommits(cuts);
      for (let i = 0; i < 100 && proxy.cutsLeft > 0; i += 1) await pause(50);
      const made = cuts - proxy.cutsLeft;
      proxy.cutAfterCommits(0);
      if (made === 0) throw new NotStruck("nothing was committed meanwhile");
    },
  },
  {
    name: "Redis restarted",
    async strike(stage) {
      await stage.redis.stop();
      await pause(1_000);
      await stage.startRedis();
    },
  },
  {
    name: "Redis flushed",
    async strike({ redis }) {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
    },
  },
  {
    name: "disk full",
    missing: (stage) => stage.noDisk,
    strike: fillTheDisk,
  },
  { name: "connections exhausted", strike: takeAllConnections },
];

async function fillTheDisk(stage: Stage): Promise<void> {
  const folder = stage.diskFolder;
  const data = await dataFolderOf(stage);
  if (!data.startsWith(folder)) throw new NotStruck("the database does not lie on the disk to fill");
  let missed = false;
  const ballast = join(folder, "ballast");
  const pid = await postmasterOf(stage);
  for (const began = performance.now(); performance.now() - began < HOLD_MS; await pause(100)) {
    await fill(ballast, folder);
    missed = (await writeMuch(stage)) || missed;
  }
  await rm(ballast);
  if (!missed) throw new NotStruck("the server never missed the space");
  // A server that could not write its log gives up, now or in a moment; whoever makes room starts it again.
  for (let answers = 0; answers < 5; ) {
    await pause(200);
    if (!isProcessAlive(pid)) return stage.startDatabase();
    answers = (await serverAnswers(stage)) ? answers + 1 : 0;
  }
}

async function serverAnswers(stage: Stage): Promise<boolean> {
  const sql = postgres(stage.postgres.url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/**
 * Somebody else in the same server wants room for rows and log, so that none is left in reserve.
 * @returns whether there was none; the server's own log lies on the same disk and cannot say so
 */
async function writeMuch(stage: Stage): Promise<boolean> {
  const sql = postgres(stage.postgres.url, { max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    await sql`create table if not exists chaos_neighbour (text text)`;
    await sql`insert into chaos_neighbour select repeat(md5(n::text), 100) from generate_series(1, 20000) as n`;
    await sql`truncate chaos_neighbour`;
    return false;
  } catch {
    return true;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Takes all that is left, again and again for a moment, since the server frees some of its own. */
async function fill(file: string, folder: string): Promise<void> {
  const ballast = await open(file, "a");
  const block = Buffer.alloc(1024 * 1024);
  try {
    for (let round = 0; round < 3; round += 1) {
      for (let size = block.length; size >= 512; ) {
        const { bavail, bsize } = await statfs(folder);
        if (bavail * bsize === 0) break;
        const written = await ballast.write(block, 0, size).then(({ bytesWritten }) => bytesWritten, () => 0);
        if (written < size) size = size >> 1;
      }
      await pause(100);
    }
  } finally {
    await ballast.close();
  }
}

/** Ends every session of the application and takes its place, until the server has none left for anybody else. */
async function takeAllConnections(stage: Stage): Promise<void> {
  const one = () => postgres(stage.postgres.url, { max: 1, idle_timeout: 0, connect_timeout: 2, onnotice: () => undefined });
  const hogs: postgres.Sql[] = [];
  const first = one();
  hogs.push(first);
  try {
    await first`select 1`;
    const deadline = performance.now() + HOLD_MS;
    let full = false;
    while (performance.now() < deadline) {
      const taken = await Promise.all(
        Array.from({ length: 12 }, async () => {
          const hog = one();
          const got = await hog`select 1`.then(() => true, () => false);
          if (got) hogs.push(hog);
          else await hog.end({ timeout: 0 });
          return got;
        }),
      );
      full ||= taken.includes(false);
      await first`select pg_terminate_backend(pid) from pg_stat_activity where application_name in ('naru-web', 'naru-worker')`;
      if (hogs.length >= stage.maxConnections - 1) await pause(100);
    }
    if (!full) throw new NotStruck("there were connections left");
  } finally {
    await Promise.all(hogs.map((hog) => hog.end({ timeout: 1 })));
  }
}
