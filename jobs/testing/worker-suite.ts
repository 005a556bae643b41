import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { outboxDeliveries, outboxEvents, schedules } from "@/db/schema/platform";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { inProject } from "@/scripts/services/project-root";
import { emit } from "@/server/platform/outbox";
import { installSchedules } from "@/server/platform/schedules";
import { withTenant } from "@/server/platform/tenant-scope";
import { until, type QueueUnderTest } from "../queue/queue-suite";
import { scheduledWork } from "../schedules";
import { startWorker, type RunningWorker, type WorkerOptions } from "../worker";
import { bellRung, bellSubscribers, HASTY } from "./bells";

/** What a worker must do alike wherever its queue lies: the truth is PostgreSQL's. */
export function workerSuite(name: string, open: (database: TestDatabase) => Promise<QueueUnderTest>): void {
  describe(`PLT-17 the worker with its queue on ${name}`, () => {
    let database: TestDatabase;
    let under: QueueUnderTest;
    let ws: TestWorkspace;
    let workers: RunningWorker[] = [];
    let children: ChildProcess[] = [];
    beforeAll(async () => {
      database = await testDatabase();
      under = await open(database);
      ws = await openTestWorkspace(database);
    });
    afterEach(async () => {
      for (const child of children) child.kill("SIGKILL");
      await Promise.all(workers.map((worker) => worker.stop(5)));
      [workers, children] = [[], []];
      await under.flush();
      await withTenant(ws.systemContext, async (scope) => {
        await scope.db.delete(outboxDeliveries).where(eq(outboxDeliveries.tenantId, scope.tenantId));
        await scope.db.delete(outboxEvents).where(eq(outboxEvents.tenantId, scope.tenantId));
      });
    });
    afterAll(async () => {
      await under.close();
      await database.drop();
    });

    async function work(options: Partial<WorkerOptions> = {}): Promise<RunningWorker> {
      const worker = await startWorker({
        databaseUrl: database.appUrl, databaseRole: null, queue: under.place, subscribers: bellSubscribers(), retry: HASTY, sweepSeconds: 1, repeatAfterSeconds: 2, ...options,
      });
      workers.push(worker);
      return worker;
    }
    const ring = (count: number, from = 0) =>
      withTenant(ws.systemContext, (scope) => emit(scope, ...Array.from({ length: count }, (_, i) => bellRung({ number: from + i }))));
    /** How often each bell was answered, and how many rings still wait. */
    async function tally() {
      const rows = await withTenant(ws.systemContext, (scope) => scope.db.select().from(outboxEvents).where(eq(outboxEvents.tenantId, scope.tenantId)));
      const answers = rows.filter((row) => row.type === "bell.answered").map((row) => Number(row.payload["number"]));
      const waiting = rows.filter((row) => row.type === "bell.rung" && !row.handledAt);
      return { answers: answers.length, different: new Set(answers).size, waiting: waiting.length, dead: rows.filter((row) => row.deadAt).length };
    }
    const allAnswered = (count: number, seconds: number) => until(async () => (await tally()).waiting === 0, seconds).then(async () => {
      expect(await tally()).toEqual({ answers: count, different: count, waiting: 0, dead: 0 });
    });

    it("handles what is committed while it runs, at once", async () => {
      await work({ sweepSeconds: 60 });
      await pause(300);
      const began = performance.now();
      await ring(20);
      await allAnswered(20, 40);
      // Not by the next sweep, a minute after the last.
      expect(performance.now() - began).toBeLessThan(40_000);
    });

    it("handles what was committed while no worker ran", async () => {
      await ring(10);
      await work();
      await allAnswered(10, 15);
    });

    it("two workers do everything once", async () => {
      await Promise.all([work(), work()]);
      for (let i = 0; i < 5; i += 1) await ring(20, i * 20);
      await allAnswered(100, 30);
    });

    it("brings everything pending back within 60 s after the queue was emptied, nothing twice, with the settings of production", async () => {
      const usual: Partial<WorkerOptions> = { sweepSeconds: undefined, repeatAfterSeconds: undefined, retry: undefined, subscribers: bellSubscribers({ milliseconds: 150 }) };
      await work(usual);
      await ring(120);
      await until(async () => (await tally()).answers >= 8, 15);
      const began = performance.now();
      await under.flush();
      expect((await tally()).waiting).toBeGreaterThan(50);
      await allAnswered(120, 60);
      expect(performance.now() - began).toBeLessThan(60_000);
    }, 120_000);

    it("tries again what fails, and stops after it succeeded", async () => {
      let failures = 0;
      const [answer] = bellSubscribers();
      const flaky = { ...answer!, run: (async (scope, payload, event) => {
        await answer!.run(scope, payload, event);
        if ((failures += 1) <= 2) throw new Error("not yet");
      }) satisfies (typeof answer & object)["run"] };
      await work({ subscribers: [flaky] });
      await ring(1);
      await allAnswered(1, 20);
      expect(failures).toBe(3);
    });

    it("loses and doubles nothing when it is killed in the middle, again and again", async () => {
      await ring(40);
      for (let round = 0; round < 4; round += 1) {
        const child = startChild(under, database, { milliseconds: 120, signal: "SIGKILL", atBell: 2 });
        children.push(child.process);
        expect(await child.ended).toMatchObject({ signal: "SIGKILL" });
      }
      const before = await tally();
      expect(before.waiting).toBeGreaterThan(0);
      await work();
      await allAnswered(40, 60);
    }, 400_000);

    it("ends in good order on SIGTERM: what is under way is finished, the rest waits", async () => {
      // More than the worker can have under way: four times what is told together.
      const rung = 120;
      await ring(rung);
      const child = startChild(under, database, { milliseconds: 60, signal: "SIGTERM", atBell: 1 });
      children.push(child.process);
      const { code, began: beganCount } = await child.ended;
      expect(code).toBe(0);
      const { answers, different, waiting } = await tally();
      expect(answers).toBe(different);
      expect(answers).toBeGreaterThanOrEqual(beganCount);
      expect(waiting).toBe(rung - answers);
      expect(waiting).toBeGreaterThan(0);
    }, 120_000);

    it("runs a due schedule once per interval, also with two workers", async () => {
      const runs: number[] = [];
      const counted = { ...scheduledWork, "mail.sweep": () => Promise.resolve(runs.push(performance.now())) };
      await withTenant(ws.systemContext, async (scope) => {
        await installSchedules(scope);
        await scope.db.update(schedules).set({ nextRunAt: sql`now() + interval '1 hour'` }).where(eq(schedules.tenantId, scope.tenantId));
        await scope.db.update(schedules).set({ nextRunAt: sql`now()`, lastFinishedAt: null }).where(and(eq(schedules.tenantId, scope.tenantId), eq(schedules.job, "mail.sweep")));
      });
      await Promise.all([work({ schedules: counted }), work({ schedules: counted })]);
      await until(() => runs.length > 0, 15);
      await pause(2500);
      expect(runs).toHaveLength(1);
      const [row] = await withTenant(ws.systemContext, (scope) => scope.db.select().from(schedules).where(and(eq(schedules.tenantId, scope.tenantId), eq(schedules.job, "mail.sweep"))));
      expect(row?.lastFinishedAt).not.toBeNull();
      expect(row!.nextRunAt.getTime() - row!.lastStartedAt!.getTime()).toBe(row!.everySeconds * 1000);
    });
  });
}

/** A worker in a process of its own that is struck by a signal in the middle of a bell. `ended` tells how, and how many bells it began. */
function startChild(under: QueueUnderTest, database: TestDatabase, options: { milliseconds: number; signal: "SIGKILL" | "SIGTERM"; atBell: number }) {
  const settings = JSON.stringify({ databaseUrl: database.appUrl, queue: under.place, ...options });
  const child = spawn(process.execPath, ["--import", "tsx", inProject("jobs/testing/bell-worker.ts"), settings], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<{ code: number | null; signal: string | null; began: number }>((resolve) =>
    child.once("close", (code, signal) => resolve({ code, signal, began: text.split("\n").filter((line) => line.startsWith("began ")).length })),
  );
  return { process: child, ended };
}
