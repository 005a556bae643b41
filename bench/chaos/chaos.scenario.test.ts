import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testRedisUrl } from "@/db/testing/test-database";
import { runCell } from "./cell";
import { faults } from "./faults";
import type { Flow } from "./flow";
import { importFile } from "./flows/import-file";
import { orderToCash } from "./flows/order-to-cash";
import { outboxRelay } from "./flows/outbox-relay";
import { outgoingMail } from "./flows/outgoing-mail";
import { webhooks } from "./flows/webhooks";
import { Stage } from "./stage";

/** A few cells of `npm run chaos`, with the product's request handlers in a bare server instead of the production build. */
const cells: readonly [string, Flow][] = [
  ["cut after COMMIT", orderToCash(8)],
  ["web killed", orderToCash(8)],
  ["PostgreSQL restarted", outboxRelay(10)],
  ["worker killed", outgoingMail(14)],
  ["Redis flushed", webhooks(8)],
  ["connections exhausted", importFile(250)],
];
const faultOf = (name: string) => faults.find((fault) => fault.name === name)!;

if (testRedisUrl() === null) {
  describe("PLT-17 faults survived", () => it("needs a redis-server on this machine", (context) => context.skip("there is no redis-server")));
} else describe("PLT-17 faults survived", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open({ folder: await mkdtemp(join(tmpdir(), "naru-chaos-")), web: "handler" });
  }, 180_000);
  afterAll(() => stage?.close());

  it.each(cells)("%s: nothing is lost or doubled, the books agree", async (fault, flow) => {
    const cell = await runCell(stage, flow, faultOf(fault));
    expect(cell.missing).toBeNull();
    expect(cell.complaints).toEqual([]);
  }, 240_000);

  it("a lost consequence is noticed", async () => {
    const sound = outboxRelay(40);
    const losing: Flow = {
      name: sound.name,
      async begin(workspace, struck) {
        const running = await sound.begin(workspace, struck);
        const complaints = async () => {
          await workspace.rows("delete from notifications where tenant_id = $1 and id = (select id from notifications where tenant_id = $1 limit 1)");
          return running.complaints();
        };
        return { ...running, complaints };
      },
    };
    const cell = await runCell(stage, losing, { name: "nothing", strike: () => Promise.resolve() });
    expect(cell.complaints).toEqual(["notices: 19 instead of 20"]);
  }, 120_000);
});
