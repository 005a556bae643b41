import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const never = ["**/node_modules/**", "**/.next/**", "**/.naru/**", "e2e/**"];
const onDatabase = {
  globalSetup: ["scripts/test/database-setup.ts"],
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)).replace(/[\\/]$/, ""),
      "server-only": fileURLToPath(new URL("scripts/test/empty-module.ts", import.meta.url)),
    },
  },
  test: {
    maxWorkers: 2,
    env: { TZ: "UTC", NARU_MODE: "test", LOG_LEVEL: "silent", NEXTAUTH_SECRET: "only-for-tests-0123456789-abcdefghij" },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...never, "**/*.db.test.ts", "**/*.scenario.test.ts"],
          testTimeout: 20_000,
        },
      },
      { extends: true, test: { name: "db", include: ["**/*.db.test.ts"], exclude: never, ...onDatabase } },
      { extends: true, test: { name: "scenario", include: ["**/*.scenario.test.ts"], exclude: never, ...onDatabase, testTimeout: 180_000 } },
    ],
  },
});
