import { describe, it } from "vitest";
import { redisUnderTest } from "./testing/queues-under-test";
import { workerSuite } from "./testing/worker-suite";

const under = await redisUnderTest();

if (under) workerSuite("Redis", () => Promise.resolve(under));
else describe("PLT-17 the worker with its queue on Redis", () => it("needs a redis-server on this machine", (context) => context.skip("there is no redis-server")));
