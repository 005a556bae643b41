import type { TestProject } from "vitest/node";
import { mendPostgres } from "../lock/mend-postgres.mjs";
import { prepareTemplate } from "./template-database";
import { startTestServices } from "./test-services";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
    templateDatabase: string;
    redisUrl: string | null;
    ownerProcess: number;
  }
}

/** Vitest's global set-up of the database projects: servers, and one migrated template to copy. */
export default async function setUpDatabases(project: TestProject): Promise<() => Promise<void>> {
  mendPostgres();
  const given = process.env["NARU_TEST_POSTGRES_URL"];
  const services = given
    ? { postgresUrl: given, redisUrl: process.env["NARU_TEST_REDIS_URL"] || null, stop: () => Promise.resolve() }
    : await startTestServices({ keep: true });
  project.provide("postgresUrl", services.postgresUrl);
  project.provide("redisUrl", services.redisUrl);
  project.provide("templateDatabase", await prepareTemplate(services.postgresUrl));
  project.provide("ownerProcess", process.pid);
  return services.stop;
}
