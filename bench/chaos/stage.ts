import { chmod, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { connectDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { createTenant, type CreatedTenant } from "@/scripts/operator/create-tenant";
import { answersHttp, startWeb, startWorker } from "@/scripts/demo/serve";
import { findFreePort } from "@/scripts/services/free-port";
import { runProgram } from "@/scripts/services/run-program";
import { startPostgres, type RunningPostgres } from "@/scripts/services/start-postgres";
import { startRedis, type RunningRedis } from "@/scripts/services/start-redis";
import { startChild, tailOf, type SupervisedChild } from "@/scripts/services/supervise";
import { inProject } from "@/scripts/services/project-root";
import { loadWorkspace } from "@/server/modules/workspaces";
import { systemActor, type TenantId } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { withTenant, type TenantContext, type TenantScope } from "@/server/platform/tenant-scope";
import { PatientClient } from "./client";
import { startCuttingProxy, type CuttingProxy } from "./cutting-proxy";
import { startMailbox, type Mailbox } from "./mailbox";
import { startPostbox, type Postbox } from "./postbox";

export interface StageOptions {
  /** Where everything of this run lies; removed at the end. */
  readonly folder: string;
  /** `build` serves the production build; `handler` the same request handlers without Next, for a test that builds nothing. */
  readonly web: "build" | "handler";
  /** Megabytes of a disk of its own for the database, so that it can be filled; absent: the database lies where there is room. */
  readonly diskMegabytes?: number;
}

const MOST_CONNECTIONS = 60;
const SECRET = "only-for-chaos-0123456789-abcdefghij";

/** A process that may be killed and started again. */
export interface Restartable {
  kill(): Promise<void>;
  start(): Promise<void>;
}

/** Servers, web and worker of one chaos run, each of which can be hurt; looked at past all of them. */
export class Stage {
  postgres!: RunningPostgres;
  redis!: RunningRedis;
  proxy!: CuttingProxy;
  mailbox!: Mailbox;
  postbox!: Postbox;
  /** Why the database has no disk of its own; null when it has. */
  noDisk: string | null = "not asked for";
  readonly maxConnections = MOST_CONNECTIONS;
  #web: SupervisedChild | null = null;
  #worker: SupervisedChild | null = null;
  #port = 0;
  #sql: postgres.Sql | null = null;

  private constructor(readonly options: StageOptions) {}

  static async open(options: StageOptions): Promise<Stage> {
    const stage = new Stage(options);
    try {
      await stage.#begin();
    } catch (error) {
      await stage.close();
      throw error;
    }
    return stage;
  }

  async #begin(): Promise<void> {
    const { folder, diskMegabytes } = this.options;
    // Keys are made here and checked in the web server: both by the same secret.
    process.env["NEXTAUTH_SECRET"] = SECRET;
    process.env["NEXTAUTH_URL"] ??= "http://localhost";
    await mkdir(folder, { recursive: true });
    // The account that PostgreSQL runs under must get to it.
    await chmod(folder, 0o755);
    if (diskMegabytes) this.noDisk = await mountDisk(this.diskFolder, diskMegabytes);
    await this.startDatabase();
    await migrateDatabase(this.postgres.url);
    const redis = await startRedis({ stateFolder: folder });
    if (!redis) throw new Error("chaos needs a redis-server on this machine");
    this.redis = redis;
    this.proxy = await startCuttingProxy(() => this.postgres.port);
    this.mailbox = await startMailbox();
    this.postbox = await startPostbox();
    this.#port = await findFreePort();
    await Promise.all([this.web.start(), this.worker.start()]);
  }

  get diskFolder(): string {
    return join(this.options.folder, "disk");
  }

  async startDatabase(): Promise<void> {
    const settings = { max_wal_size: "128MB", min_wal_size: "32MB", shared_buffers: "64MB", superuser_reserved_connections: "3" };
    this.postgres = await startPostgres({ stateFolder: this.noDisk === null ? this.diskFolder : this.options.folder, maxConnections: MOST_CONNECTIONS, settings });
  }

  async startRedis(): Promise<void> {
    this.redis = (await startRedis({ stateFolder: this.options.folder })) ?? this.redis;
  }

  #environment(): NodeJS.ProcessEnv {
    const database = new URL(this.postgres.url);
    database.port = String(this.proxy.port);
    return {
      ...process.env, DATABASE_URL: database.href, DATABASE_APP_URL: "", REDIS_URL: this.redis.url, SMTP_URL: this.mailbox.url, PORT: String(this.#port),
      NEXTAUTH_SECRET: SECRET, NEXTAUTH_URL: `http://localhost:${this.#port}`, HOST: "127.0.0.1",
      NARU_MODE: "test", NARU_DATA_DIR: join(this.options.folder, "data"), LOG_LEVEL: "warn", WEBHOOKS_PRIVATE_NETWORKS: "allow", WEBHOOKS_HTTP: "allow", TZ: "UTC",
    };
  }

  readonly web: Restartable = {
    kill: () => killed(this.#web),
    start: async () => {
      const logFile = join(this.options.folder, "web.log");
      const env = this.#environment();
      const child =
        this.options.web === "build"
          ? startWeb(this.#port, env, { logFile })
          : startChild({ name: "web", args: ["--import", new URL("without-next.mjs", import.meta.url).href, inProject("bench/chaos/serve-handlers.ts")], typescript: true, env: { ...env, NODE_ENV: "production" }, logFile });
      this.#web = child;
      if (!(await answersHttp(`http://127.0.0.1:${this.#port}/api/trpc/orders.list`, child, 60_000))) throw new Error(`the web server did not start:\n${await tailOf(logFile)}`);
    },
  };

  readonly worker: Restartable = {
    kill: () => killed(this.#worker),
    start: async () => {
      this.#worker = startWorker(this.#environment(), { logFile: join(this.options.folder, "worker.log") });
      await Promise.resolve();
    },
  };

  /** Rows, seen past proxy and application, whatever happens to the server meanwhile. */
  async rows<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        this.#sql ??= postgres(this.postgres.url, { max: 2, connect_timeout: 3, onnotice: () => undefined });
        return [...(await this.#sql.unsafe(text, values as never[]))] as unknown as Row[];
      } catch (error) {
        void this.#sql?.end({ timeout: 0 });
        this.#sql = null;
        if (attempt >= 40) throw error;
        await pause(250);
      }
    }
  }

  async openWorkspace(name: string): Promise<ChaosWorkspace> {
    const opened = await this.#direct((db) =>
      createTenant(db, systemClock, { name, country: "KR", homeCurrency: "KRW", timeZone: "Asia/Seoul", language: "en", ownerEmail: `${name.replaceAll(/\W+/g, "-")}@naru.example` } as never));
    return new ChaosWorkspace(this, opened);
  }

  /** Acts as the workspace itself, past the proxy. */
  async within<T>(tenantId: string, fn: (scope: TenantScope) => Promise<T>): Promise<T> {
    return this.#direct(async (database) => {
      const workspace = await withIdentity(localIdentityContext(database, systemClock, "chaos"), (scope) => loadWorkspace(scope, tenantId as TenantId));
      if (!workspace) throw new Error("no such workspace");
      const context: TenantContext = { database, workspace, actor: systemActor("chaos"), clock: systemClock, requestId: "chaos" };
      return withTenant(context, fn);
    });
  }

  async #direct<T>(fn: (database: ReturnType<typeof connectDatabase>["db"]) => Promise<T>): Promise<T> {
    const connection = connectDatabase(this.postgres.url, { max: 2, applicationName: "naru-chaos" });
    try {
      return await fn(connection.db);
    } finally {
      await connection.close();
    }
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Stops and removes everything; `keep` leaves the logs of web and worker. */
  async close(keep = false): Promise<void> {
    await Promise.all([killed(this.#web), killed(this.#worker)]);
    await this.#sql?.end({ timeout: 1 });
    await this.proxy?.close();
    await this.mailbox?.close();
    await this.postbox?.close();
    await this.redis?.stop();
    await this.postgres?.destroy();
    if (this.noDisk === null) await runProgram("umount", [this.diskFolder]);
    if (!keep) await rm(this.options.folder, { recursive: true, force: true });
  }
}

/** A workspace of one cell, and a program that works in it. */
export class ChaosWorkspace {
  readonly client: PatientClient;
  readonly tenantId: string;

  constructor(
    readonly stage: Stage,
    opened: CreatedTenant,
  ) {
    this.tenantId = opened.workspace.id;
    this.client = new PatientClient(() => stage.address, { apiKey: opened.apiKey, slug: opened.workspace.slug });
  }

  rows<Row>(text: string, ...values: readonly unknown[]): Promise<Row[]> {
    return this.stage.rows<Row>(text, [this.tenantId, ...values]);
  }

  async count(text: string): Promise<number> {
    return (await this.rows<{ count: number }>(`select count(*)::int as count ${text}`))[0]?.count ?? 0;
  }

  within<T>(fn: (scope: TenantScope) => Promise<T>): Promise<T> {
    return this.stage.within(this.tenantId, fn);
  }
}

async function killed(child: SupervisedChild | null): Promise<void> {
  if (!child) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
  await child.ended;
}

/** A disk of a few megabytes. @returns why there is none, or null */
async function mountDisk(folder: string, megabytes: number): Promise<string | null> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "a small disk can be mounted by root on Linux only";
  await mkdir(folder, { recursive: true });
  const mounted = await runProgram("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0755`, "naru-chaos", folder]);
  if (mounted.code !== 0) return `no disk could be mounted here: ${mounted.stderr.trim()}`;
  await chmod(folder, 0o755);
  return null;
}
