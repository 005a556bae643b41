import { describe, it } from "vitest";
import { redisUnderTest } from "../testing/queues-under-test";
import { queueSuite } from "./queue-suite";

const under = await redisUnderTest();

if (under) queueSuite("Redis", () => Promise.resolve(under));
else describe("PLT-17 the queue on Redis", () => it("needs a redis-server on this machine", (context) => context.skip("there is no redis-server")));
