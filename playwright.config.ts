import { defineConfig } from "@playwright/test";

const executable = process.env["NARU_E2E_BROWSER"];
const args = (process.env["NARU_E2E_BROWSER_ARGS"] ?? "").split(" ").filter(Boolean);

/** `npm run test:e2e` starts the application, its worker and a loaded database, and names them in the environment. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: ".naru/test/browser-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  // On a loaded machine a browser may stall for half a minute. What fails twice has failed; what passed at the second try is named.
  retries: 1,
  forbidOnly: true,
  use: {
    baseURL: process.env["NARU_E2E_URL"],
    browserName: "chromium",
    locale: "en-US",
    timezoneId: "Asia/Seoul",
    viewport: { width: 1280, height: 800 },
    // A trace of every journey would take a fifth of the time; what fails is traced when it is tried again.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: { ...(executable ? { executablePath: executable } : {}), args },
  },
});
