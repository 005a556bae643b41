import { describe, expect, it } from "vitest";
import { EnvironmentError, parseEnvironment } from "./env";

const complete = {
  DATABASE_URL: "postgres://naru:secret@127.0.0.1:5432/naru",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  NEXTAUTH_URL: "http://localhost:3000",
};

function faultsOf(source: Record<string, string>): string {
  try {
    parseEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return "";
}

describe("settings from the environment", () => {
  it("fills in what has a sensible standard", () => {
    expect(parseEnvironment(complete)).toMatchObject({ PORT: 3000, DATABASE_POOL_SIZE: 10, LOG_LEVEL: "info", NARU_DATA_DIR: ".naru", NARU_MODE: "development" });
  });

  it("keeps the queue in PostgreSQL until a Redis is named", () => {
    expect(parseEnvironment(complete).QUEUE_BACKEND).toBe("postgres");
    expect(parseEnvironment({ ...complete, REDIS_URL: "" }).QUEUE_BACKEND).toBe("postgres");
    expect(parseEnvironment({ ...complete, REDIS_URL: "redis://127.0.0.1:6379" }).QUEUE_BACKEND).toBe("redis");
  });

  it("is in production mode when Node is, unless told otherwise", () => {
    expect(parseEnvironment({ ...complete, NODE_ENV: "production" }).NARU_MODE).toBe("production");
    expect(parseEnvironment({ ...complete, NODE_ENV: "production", NARU_MODE: "demo" }).NARU_MODE).toBe("demo");
  });

  it("names every fault at once", () => {
    const message = faultsOf({ NEXTAUTH_SECRET: "short", PORT: "99999", LOG_LEVEL: "loud", REDIS_URL: "http://127.0.0.1" });
    for (const name of ["DATABASE_URL", "NEXTAUTH_SECRET", "NEXTAUTH_URL", "PORT", "LOG_LEVEL", "REDIS_URL"]) expect(message).toContain(name);
  });

  it("never repeats a secret in its message", () => {
    expect(faultsOf({ ...complete, NEXTAUTH_SECRET: "hunter2" })).not.toContain("hunter2");
    expect(faultsOf({ ...complete, DATABASE_URL: "mysql://root:hunter2@db/naru" })).not.toContain("hunter2");
  });
});
