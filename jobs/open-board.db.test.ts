import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openBoard, type Board } from "./open-board";
import { openQueues, prepareQueueSchema, type Queues } from "./queue/open-queues";

const account = { BULL_BOARD_PORT: "0", BULL_BOARD_USER: "operator", BULL_BOARD_PASSWORD: "a long enough one" };

describe("PLT-17 the operators' queue board", () => {
  let database: TestDatabase;
  let queues: Queues;
  let board: Board | null;
  beforeAll(async () => {
    database = await testDatabase();
    await prepareQueueSchema(database.ownerUrl);
    queues = openQueues({ backend: "postgres", url: database.appUrl, role: null });
    await queues.add("work", [{ name: "outbox.deliver", id: "event.x.0", data: {}, delayMs: 60_000 }]);
    board = await openBoard(queues, account);
  });
  afterAll(async () => {
    await board?.close();
    await queues.close();
    await database.drop();
  });
  const ask = (path: string, password?: string, method = "GET") =>
    fetch(`http://127.0.0.1:${board?.port}${path}`, {
      method,
      headers: password ? { authorization: `Basic ${Buffer.from(`operator:${password}`).toString("base64")}` } : {},
    });

  it("is closed unless its port is set, and wants a real password", async () => {
    expect(await openBoard(queues, {})).toBeNull();
    await expect(openBoard(queues, { ...account, BULL_BOARD_PASSWORD: "short" })).rejects.toThrow("BULL_BOARD_PASSWORD must have at least 12 characters");
  });

  it("shows nothing without the password", async () => {
    expect((await ask("/")).status).toBe(401);
    expect((await ask("/api/queues", "wrong")).status).toBe(401);
  });

  it("shows the queues and what waits in them", async () => {
    expect((await ask("/", account.BULL_BOARD_PASSWORD)).status).toBe(200);
    const answer = await ask("/api/queues?activeQueue=work&status=delayed&page=1&jobsPerPage=10", account.BULL_BOARD_PASSWORD);
    const { queues: shown } = (await answer.json()) as { queues: { name: string; counts: Record<string, number> }[] };
    expect(shown.map((one) => one.name)).toEqual(["work", "printing", "webhooks", "mail"]);
    expect(shown[0]?.counts["delayed"]).toBe(1);
  });

  it("changes nothing", async () => {
    const answer = await ask("/api/queues/work/clean/delayed", account.BULL_BOARD_PASSWORD, "PUT");
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });
});
