import { z } from "zod";

/** Errors of a faulty environment list every fault at once, one to a line. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
}

const optionalText = z.preprocess((value) => (value === "" ? undefined : value), z.string().optional());
const url = (protocols: RegExp, example: string) =>
  z.string({ error: `is missing; for example ${example}` }).refine((value) => protocols.test(value) && URL.canParse(value), { error: `must look like ${example}` });
const optionalUrl = (protocols: RegExp, example: string) => z.preprocess((value) => (value === "" ? undefined : value), url(protocols, example).optional());
const wholeNumber = (least: number, most: number, standard: number) =>
  z.coerce.number({ error: `must be a whole number from ${least} to ${most}` }).int().min(least).max(most).default(standard);
const allowOrRefuse = z.preprocess((value) => (value === "" ? undefined : value), z.enum(["allow", "refuse"], { error: "must be allow or refuse" }).default("refuse"));

const variables = z.object({
  DATABASE_URL: url(/^postgres(ql)?:\/\//, "postgres://naru:secret@127.0.0.1:5432/naru"),
  DATABASE_APP_URL: optionalUrl(/^postgres(ql)?:\/\//, "postgres://naru_app:secret@127.0.0.1:5432/naru"),
  DATABASE_POOL_SIZE: wholeNumber(1, 500, 10),
  DATABASE_SOCKET: optionalText,
  DATABASE_PREPARE: z.enum(["true", "false"], { error: "must be true or false" }).default("true").transform((value) => value === "true"),
  REDIS_URL: optionalUrl(/^rediss?:\/\//, "redis://127.0.0.1:6379"),
  REDIS_CLUSTER: z.enum(["true", "false"], { error: "must be true or false" }).default("false").transform((value) => value === "true"),
  NEXTAUTH_SECRET: z.string({ error: "is missing; make one with: openssl rand -base64 32" }).min(32, { error: "must have at least 32 characters; make one with: openssl rand -base64 32" }),
  NEXTAUTH_URL: url(/^https?:\/\//, "https://naru.example.com"),
  PORT: wholeNumber(1, 65_535, 3000),
  SMTP_URL: optionalUrl(/^smtps?:\/\//, "smtp://user:secret@mail.example.com:587"),
  MAIL_FROM: z.string().default("Naru <naru@localhost>"),
  API_REQUESTS_PER_MINUTE: wholeNumber(1, 10_000_000, 60_000),
  WEBHOOKS_PRIVATE_NETWORKS: allowOrRefuse,
  WEBHOOKS_HTTP: allowOrRefuse,
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], { error: "must be one of trace, debug, info, warn, error, fatal, silent" }).default("info"),
  NARU_DATA_DIR: z.string().min(1).default(".naru"),
  S3_BUCKET: optionalText,
  S3_ENDPOINT: optionalUrl(/^https?:\/\//, "https://s3.example.com"),
  S3_REGION: optionalText,
  S3_ACCESS_KEY_ID: optionalText,
  S3_SECRET_ACCESS_KEY: optionalText,
  S3_PREFIX: optionalText,
  NARU_MODE: z.enum(["demo", "development", "production", "test"], { error: "must be one of demo, development, production, test" }).optional(),
  NODE_ENV: optionalText,
});

/** Names of the settings; docs/operators.md explains each. */
export const SETTING_NAMES: readonly string[] = Object.keys(variables.shape);

/** What the processes of Naru read from their environment; see docs/operators.md, "Settings". */
export type Environment = Omit<z.output<typeof variables>, "NARU_MODE"> & {
  NARU_MODE: "demo" | "development" | "production" | "test";
  /** Where the queue lives: Redis when REDIS_URL is set, else the PostgreSQL of DATABASE_URL. */
  QUEUE_BACKEND: "redis" | "postgres";
};

/**
 * Reads and checks an environment.
 * @throws EnvironmentError naming every missing or malformed variable, never its value.
 */
export function parseEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = variables.safeParse(source);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
    throw new EnvironmentError(`Naru cannot start with these settings:\n${[...new Set(faults)].join("\n")}\nSet them in the environment, then start again.`);
  }
  const { NARU_MODE, ...rest } = parsed.data;
  return {
    ...rest,
    NARU_MODE: NARU_MODE ?? (rest.NODE_ENV === "production" ? "production" : "development"),
    QUEUE_BACKEND: rest.REDIS_URL ? "redis" : "postgres",
  };
}

let current: Environment | undefined;

/** The environment of this process, checked at first use. @throws EnvironmentError */
export function env(): Environment {
  current ??= parseEnvironment(process.env);
  return current;
}
