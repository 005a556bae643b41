import { testDatabase } from "@/db/testing/test-database";
import { postgresUnderTest } from "../testing/queues-under-test";
import { queueSuite } from "./queue-suite";

queueSuite("PostgreSQL", async () => {
  const database = await testDatabase();
  const under = await postgresUnderTest(database);
  return { ...under, close: () => database.drop() };
});
