import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { copyDrafts } from "@/db/testing/draft-copies";
import { openWorld } from "@/db/testing/model/world";
import { runModel } from "@/db/testing/model/run-model";
import { race } from "@/db/testing/race";
import type { Confirmation, DraftOrders } from "@/db/testing/races/confirm-orders";
import { tradingCompany } from "@/db/testing/trading-company";
import { openTestWorkspace } from "@/db/testing/workspace";
import { say } from "@/scripts/demo/say";
import { startPostgres } from "@/scripts/services/start-postgres";
import { checkBooks } from "@/server/modules/books-check";
import { setCreditLimit } from "@/server/modules/credit";
import { createOrder } from "@/server/modules/orders";
import { receiveGoods } from "@/server/modules/stock";

const ATTEMPTS = Number(process.env["NARU_RACE_ATTEMPTS"] ?? 10_000);
const COMMANDS = Number(process.env["NARU_MODEL_COMMANDS"] ?? 10_000);

interface Urls {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** A server of its own with the schema of this version, for as long as `work` takes. */
async function onOwnServer<T>(work: (urls: Urls) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "naru-long-"));
  const server = await startPostgres({ stateFolder: folder, throwaway: true, maxConnections: 120 });
  try {
    await migrateDatabase(server.url);
    const appUrl = new URL(server.url);
    appUrl.searchParams.set("role", "naru_app");
    return await work({ ownerUrl: server.url, appUrl: appUrl.href });
  } finally {
    await server.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

/** 10,000 random commands by eight actors. `NARU_MODEL_SEED` replays a run. @returns what does not hold */
export function runLongModel(): Promise<string[]> {
  const seed = Number(process.env["NARU_MODEL_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  say(`Model: ${COMMANDS} random commands by 8 actors over two workspaces, seed ${seed}`);
  return onOwnServer(async (urls) => {
    const world = await openWorld(urls);
    try {
      const outcome = await runModel({ world, seed, commands: COMMANDS, say: (line) => say(`  ${line}`) });
      const never = Object.entries(outcome.byMove).filter(([, times]) => times === 0).map(([move]) => `never carried out: ${move}`);
      say(`  ${outcome.done} carried out, ${outcome.refused} refused; books check at zero throughout`);
      return COMMANDS >= 5_000 ? never : [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    } finally {
      await world.close();
    }
  });
}

/** 10,000 confirmations of whole orders for one piece, and 10,000 against one credit limit. @returns what does not hold */
export function runLongRaces(): Promise<string[]> {
  return onOwnServer(async (urls) => {
    const connection = connectDatabase(urls.appUrl, { role: null, max: 10 });
    try {
      const ws = await openTestWorkspace(connection.db);
      const company = await tradingCompany(ws);
      const confirmAll = async (itemId: string, customers: readonly string[]) => {
        const entered: DraftOrders["orders"] = await company.within(async (scope) => {
          const made: DraftOrders["orders"] = [];
          for (const customerId of customers) made.push({ customerId, orderId: (await createOrder.within(scope, { customerId, lines: [{ itemId, quantity: "1" }] })).orderId });
          return made;
        });
        const orders = await copyDrafts(urls, ws.workspace.tenantId, entered, ATTEMPTS);
        const data = { workspace: ws.workspace, at: ws.clock.now().toISOString(), orders, watchExposure: false };
        const began = performance.now();
        const outcome = await race<DraftOrders, Confirmation>({ databaseUrl: urls.appUrl, module: "confirm-orders", run: "confirmIt", attempts: ATTEMPTS, data });
        const times = (wanted: string) => outcome.won.filter((won) => won.value.outcome === wanted).length;
        say(`  ${times("confirmed")} confirmed, ${times("stopped")} stopped, ${times("held")} held, ${JSON.stringify(outcome.lostBy)} refused, in ${((performance.now() - began) / 1000).toFixed(0)} s; ${outcome.backends} backends, ${outcome.processes} processes`);
        const faults = Object.keys(outcome.lostBy).length > 0 ? [`refused: ${JSON.stringify(outcome.lostBy)}`] : [];
        return { confirmed: times("confirmed"), faults: [...faults, ...(outcome.backends >= 50 ? [] : [`only ${outcome.backends} backends`])] };
      };

      say(`Race: ${ATTEMPTS} orders for one piece`);
      const piece = await company.item();
      await company.within((scope) => receiveGoods.within(scope, { warehouseId: company.warehouseId, lines: [{ itemId: piece, quantity: "1", unitCost: "600" }] }));
      const customers: string[] = [];
      for (let i = 0; i < 25; i += 1) customers.push(await company.customer());
      const forPiece = await confirmAll(piece, customers);

      say(`Race: ${ATTEMPTS} orders against a credit limit that seven fit into`);
      const [service, debtor] = [await company.item({ kind: "service", price: "1000" }), await company.customer()];
      await company.within((scope) => setCreditLimit.within(scope, { customerId: debtor, limitMinor: 8_799n }));
      const forCredit = await confirmAll(service, [debtor]);

      const { checks } = await company.within(checkBooks);
      return [
        ...forPiece.faults, ...forCredit.faults,
        ...(forPiece.confirmed === 1 ? [] : [`${forPiece.confirmed} orders have the one piece`]),
        ...(forCredit.confirmed === 7 ? [] : [`${forCredit.confirmed} orders fit into a limit of seven`]),
        ...checks.flatMap((check) => check.differences.map((found) => `books: ${check.name} ${found.document} ${found.detail}`)),
      ];
    } finally {
      await connection.close();
    }
  });
}
