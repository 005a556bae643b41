import type { LocalServices } from "./local-services";
import { signInsFile } from "./sign-ins";

/** The environment of web and worker on servers that the scripts have started. */
export function localEnvironment(options: {
  services: Pick<LocalServices, "databaseUrl" | "redisUrl"> & Partial<Pick<LocalServices, "databaseSocket">>;
  port: number;
  secret: string;
  mode: "demo" | "development" | "test";
  /** Files and logs of this kind of run; also where the demo company's sign-ins are written. */
  stateFolder: string;
}): NodeJS.ProcessEnv {
  const { services, port } = options;
  return {
    ...process.env,
    DATABASE_URL: services.databaseUrl,
    // Empty, not absent: an .env file meant for production must not supply one.
    DATABASE_APP_URL: process.env["DATABASE_APP_URL"] ?? "",
    DATABASE_SOCKET: services.databaseSocket ?? process.env["DATABASE_SOCKET"] ?? "",
    REDIS_URL: services.redisUrl ?? "",
    SMTP_URL: process.env["SMTP_URL"] ?? "",
    NEXTAUTH_SECRET: process.env["NEXTAUTH_SECRET"] ?? options.secret,
    NEXTAUTH_URL: process.env["NEXTAUTH_URL"] ?? `http://localhost:${port}`,
    PORT: String(port),
    LOG_LEVEL: process.env["LOG_LEVEL"] ?? "info",
    NARU_MODE: options.mode,
    NARU_DATA_DIR: options.stateFolder,
    NARU_SIGN_INS_FILE: signInsFile(options.stateFolder),
  };
}
