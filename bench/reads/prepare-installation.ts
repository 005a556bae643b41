import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import type { Database } from "@/db/client";
import { dataFolder } from "../../scripts/services/project-root";
import { loadOrders, type LoadPlan } from "../load/load-orders";
import { sumSealed } from "@/jobs/schedules";
import { followChanges } from "@/server/modules/search";
import { systemActor } from "@/server/platform/actor";
import { contextOf, openCompany, type Company, type CompanySize } from "../stage/companies";
import { startOwnServices, type OwnServices } from "../stage/own-services";

export interface Installation {
  readonly services: OwnServices;
  readonly big: Pick<Company, "workspace" | "ownerId" | "customerIds" | "itemIds" | "warehouseId" | "ownerEmail">;
}

export interface Extent {
  tenants: number;
  orders: number;
}

const BIG: CompanySize = { customers: 5_000, items: 2_000 };
const SMALL: CompanySize = { customers: 10, items: 20 };
const ORDERS_OF_SMALL = 100;
/** Small companies that are opened at the same time. */
const LANES = 3;

/** Of an established company: nearly everything is paid, the last tenth shows every stage. */
const MIX: Omit<LoadPlan, "orders"> = {
  linesPerOrder: [1, 2, 3],
  stageOf(age, choose) {
    const at = choose.next();
    if (age > 0.1) return at < 0.94 ? "paid" : at < 0.97 ? "cancelled" : at < 0.995 ? "invoiced" : "confirmed";
    return at < 0.35 ? "paid" : at < 0.7 ? "invoiced" : at < 0.8 ? "shipped" : at < 0.85 ? "planned" : at < 0.94 ? "confirmed" : at < 0.98 ? "draft" : "cancelled";
  },
};

/** Memory for loading and for reading; everything else as PostgreSQL has it. */
const SETTINGS = { shared_buffers: "2GB", max_wal_size: "8GB", checkpoint_timeout: "30min", maintenance_work_mem: "512MB" };
const folder = () => dataFolder("bench", "reads");
const noteFile = () => join(folder(), "loaded.json");

/** True when an earlier run left an installation of this extent behind. */
async function isLoaded(extent: Extent): Promise<boolean> {
  if (!existsSync(noteFile())) return false;
  const note = JSON.parse(await readFile(noteFile(), "utf8")) as Extent;
  return note.orders === extent.orders && note.tenants === extent.tenants;
}

/** One company with many orders among `tenants` in all. What an earlier run of the same extent has kept is used again. */
export async function prepareInstallation(connect: (url: string) => Database, extent: Extent, say: (line: string) => void): Promise<Installation> {
  const keep = await isLoaded(extent);
  const services = await startOwnServices({ name: "reads", keep, settings: SETTINGS });
  if (keep) {
    const { kept } = JSON.parse(await readFile(noteFile(), "utf8")) as { kept: { big: Company } };
    await workAsWorker(connect, services, kept.big, say);
    return { services, ...kept };
  }
  const database = connect(services.databaseUrl);
  const since = Date.now();
  const told = (line: string) => say(`${line} (${Math.round((Date.now() - since) / 1000)} s)`);
  const big = await openCompany(database, "Bench Large", BIG);
  told("the large company is open");
  await loadOrders(database, services.databaseUrl, big, { ...MIX, orders: extent.orders }, (done) => told(`${done} orders`));
  let next = 1;
  const lane = async () => {
    for (let i = next++; i < extent.tenants; i = next++) {
      const company = await openCompany(database, `Bench Small ${i}`, SMALL);
      await loadOrders(database, services.databaseUrl, company, { linesPerOrder: [2], stageOf: (age) => (age > 0.2 ? "paid" : "confirmed"), orders: ORDERS_OF_SMALL });
      if (i % 20 === 0) told(`${i} small companies`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const sql = postgres(services.databaseUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe("vacuum (analyze)");
  await sql.end();
  told("vacuumed");
  await writeFile(noteFile(), JSON.stringify({ ...extent, kept: { big } }));
  await workAsWorker(connect, services, big, say);
  return { services, big };
}

/** What the worker keeps of the large company, made of what lies there: sums, and the lists that search reads. Nothing to do the next time. */
async function workAsWorker(connect: (url: string) => Database, services: OwnServices, big: Pick<Company, "workspace" | "ownerId">, say: (line: string) => void): Promise<void> {
  const since = Date.now();
  const context = contextOf(connect(services.databaseUrl), big);
  await sumSealed(context);
  await followChanges({ ...context, actor: systemActor("bench") });
  if (Date.now() - since < 5_000) return;
  say(`sums and search are made (${Math.round((Date.now() - since) / 1000)} s)`);
  const sql = postgres(services.databaseUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe("vacuum (analyze)");
  await sql.end();
}
