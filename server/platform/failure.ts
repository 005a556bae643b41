import { NaruError } from "@/server/kernel/errors";
import { sqlState } from "./tenant-scope";

const LONGEST = 300;

/**
 * What may be kept and shown of a failure: its kind and place, never its message, since messages carry values
 * (names, addresses) that belong to a record and not to a list of failures.
 */
export function describeFailure(error: unknown): string {
  return [describeKind(error), placeOf(error)].filter(Boolean).join(" at ").slice(0, LONGEST);
}

function describeKind(error: unknown): string {
  const state = sqlState(error);
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if (e instanceof NaruError) return [e.code, ...e.faults.map((one) => `${one.path} ${one.code}`.trim())].join(", ");
    if (state) {
      const { constraint_name: constraint, table_name: table } = e as { constraint_name?: unknown; table_name?: unknown };
      if (typeof constraint === "string") return `database ${state} ${withoutShard(constraint)}`;
      if (typeof table === "string") return `database ${state} ${withoutShard(table)}`;
    }
  }
  if (state) return `database ${state}`;
  if (!(error instanceof Error)) return "unknown failure";
  const code: unknown = (error as { code?: unknown }).code;
  return typeof code === "string" && /^[A-Z0-9_]{2,40}$/.test(code) ? `${error.name} ${code}` : error.name;
}

/** The first line of the stack that lies in the project's own code. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error) || error instanceof NaruError) return "";
  const line = error.stack?.split("\n").find((one) => one.includes(":") && /\b(server|jobs|db)\//.test(one) && !one.includes("node_modules"));
  return /((?:server|jobs|db)\/[\w./()[\]-]+:\d+)/.exec(line ?? "")?.[1] ?? "";
}

/** A table or constraint as the schema calls it: a distributed PostgreSQL adds the number of the shard (six digits or more) to the names in its errors. */
export function withoutShard(name: string): string {
  return name.replace(/_\d{6,}$/, "");
}

/** What the database refused and over which table, when it was the database that refused. */
export function databaseRefusal(error: unknown): { state: string; table: string } | null {
  const state = sqlState(error);
  if (!state) return null;
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const table: unknown = (e as { table_name?: unknown }).table_name;
    if (typeof table === "string") return { state, table: withoutShard(table) };
    // What a worker of a distributed PostgreSQL refuses arrives with its message alone; the table that refers stands last in it.
    const shard = e.cause instanceof Error ? undefined : [...e.message.matchAll(/"([a-z_0-9]+_\d{6,})"/g)].at(-1)?.[1];
    if (shard) return { state, table: withoutShard(shard) };
  }
  return { state, table: "" };
}
