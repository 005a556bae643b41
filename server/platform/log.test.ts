import { describe, expect, it } from "vitest";
import { newId } from "./new-id";
import { createLogger, REDACTED_FIELDS, withLogContext } from "./log";

function collect(pretty = false) {
  const lines: string[] = [];
  const logger = createLogger({ level: "trace", pretty, destination: { write: (line) => void lines.push(line) } });
  return { logger, text: () => lines.join(""), last: () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown> };
}

const ADDRESS = "minji.kim@hanbit.example";
const TOKEN = "dGhpcyBpcyBhIHRva2VuIG9mIDMyIGJ5dGVzIQ0123456789";

describe("structured logs without secrets or personal data", () => {
  it("writes JSON lines with time, level and message", () => {
    const { logger, last } = collect();
    logger.warn({ orderId: "0198" }, "slow query");
    expect(last()).toMatchObject({ level: "warn", msg: "slow query", orderId: "0198" });
    expect(String(last()["time"])).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it("carries the ids of the request and the job in every line below, and nowhere else", async () => {
    const { logger, last } = collect();
    await withLogContext({ requestId: "r-1" }, () =>
      withLogContext({ jobId: "outbox.deliver.7" }, async () => {
        await new Promise((resolve) => setImmediate(resolve));
        logger.info("inside");
      }),
    );
    expect(last()).toMatchObject({ requestId: "r-1", jobId: "outbox.deliver.7" });
    logger.info("outside");
    expect(last()).not.toHaveProperty("requestId");
  });

  it.each(REDACTED_FIELDS)("redacts the field %s at the depths where inputs lie", (field) => {
    const { logger, text } = collect();
    logger.info({ input: { [field]: "visible-value", deeper: { [field]: "visible-value", still: { [field]: "visible-value" } } } });
    expect(text()).not.toContain("visible-value");
  });

  it("finds addresses and tokens in messages, errors, causes and odd fields", () => {
    const { logger, text } = collect();
    logger.error({ err: new Error(`no mailbox ${ADDRESS}`, { cause: new Error(`key ${TOKEN}`) }) }, `mail to ${ADDRESS} failed`);
    logger.info({ note: [`Bearer ${TOKEN}`, `see eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl`] }, `reset link https://naru.example/reset/${TOKEN}`);
    logger.info(`cannot reach postgres://naru:hunter22@db.example/naru and redis://:hunter22@127.0.0.1:6379`);
    for (const secret of [ADDRESS, TOKEN, "hunter22", "eyJzdWIi"]) expect(text()).not.toContain(secret);
  });

  it("keeps ids, codes and job names readable", () => {
    const { logger, text } = collect();
    const id = newId();
    logger.info({ tenantId: id, code: "orders.credit_held", subscriber: "order-to-cash.reserve-arrived-stock" }, `event ${id} handled`);
    expect(text().split(id)).toHaveLength(3);
    expect(text()).toContain("orders.credit_held");
    expect(text()).toContain("order-to-cash.reserve-arrived-stock");
  });

  it("is just as careful when it is pretty", () => {
    const { logger, text } = collect(true);
    logger.info({ requestId: "r-9" }, `hello ${ADDRESS}`);
    expect(text()).toContain("requestId=r-9");
    expect(text()).not.toContain(ADDRESS);
  });
});
