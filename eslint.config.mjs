import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import naru from "./scripts/lint/naru-rules.mjs";

const tests = ["**/*.test.ts", "**/*.test.tsx", "e2e/**", "db/testing/**", "jobs/testing/**", "scripts/test/**", "server/trpc/leak-matrix/**"];

export default tseslint.config(
  { ignores: ["node_modules/", ".next/", ".naru/", "next-env.d.ts", "db/migrations/", "public/", "test-results/", "playwright-report/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: { process: "readonly", URL: "readonly", setTimeout: "readonly", setInterval: "readonly" } },
  },
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { naru },
    rules: {
      "no-undef": "off",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-ignore": true, "ts-nocheck": true, "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-debugger": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    // A promise that nobody awaits is a write that may not have happened.
    files: ["server/**/*.ts", "jobs/**/*.ts", "db/**/*.ts", "app/api/**/*.ts", "app/_trpc/**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
    },
  },
  { files: ["app/**/*.{ts,tsx}"], plugins: { "react-hooks": reactHooks }, rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" } },
  { files: ["app/**", "server/**", "jobs/**"], ignores: tests, rules: { "no-console": "error" } },
  { files: ["server/modules/**/*.ts", "server/flows/**/*.ts", "server/trpc/**/*.ts", "jobs/**/*.ts"], ignores: [...tests, "**/store*.ts", "**/store/**"], rules: { "naru/write-in-store": "error" } },
  { files: ["server/modules/*/index.ts"], rules: { "naru/command-through-definition": "error" } },
  { files: ["server/kernel/**/*.ts", "server/modules/*/{rules,commands,queries}/**/*.ts", "server/modules/*/store*.ts", "server/flows/**/*.ts"], ignores: tests, rules: { "naru/clock-passed-in": "error" } },
  { files: ["server/modules/**/*.ts", "server/flows/**/*.ts", "server/trpc/**/*.ts"], ignores: tests, rules: { "naru/no-raw-sql-text": "error" } },
  {
    files: ["server/kernel/**/*.ts", "server/modules/**/*.ts", "server/flows/**/*.ts", "server/trpc/**/*.ts"],
    ignores: tests,
    rules: { "no-restricted-globals": ["error", { name: "fetch", message: "Requests to the outside go through server/platform, which checks where they go." }] },
  },
  { files: tests, plugins: { naru }, rules: { "naru/no-left-out-test": "error", "@typescript-eslint/no-non-null-assertion": "off" } },
);
