import { describe, it } from "vitest";
import { redisClusterUnderTest } from "../testing/queues-under-test";
import { queueSuite } from "./queue-suite";

const under = await redisClusterUnderTest();

if (under) queueSuite("a Redis Cluster", () => Promise.resolve(under));
else describe("PLT-17 the queue on a Redis Cluster", () => it("needs a redis-server on this machine", (context) => context.skip("there is no redis-server")));
