import { postgresUnderTest } from "./testing/queues-under-test";
import { workerSuite } from "./testing/worker-suite";

workerSuite("PostgreSQL", postgresUnderTest);
