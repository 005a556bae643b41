import type { Sql } from "postgres";

/**
 * Longest statement, in characters, that is kept prepared. What is longer is nearly always an import's page of rows, whose
 * text changes with the number of rows: keeping each would only fill the server's memory.
 */
const LONGEST_KEPT = 8_000;

/** SQLSTATE of every statement that follows a failed one in its transaction. */
const IN_FAILED_TRANSACTION = "25P02";

/**
 * Of statements that were sent together, one that came after the failed one may be the first to be heard of. The driver then
 * puts the failed one's error in its place, but only when it sees the driver's own error and not the builder's wrapping.
 */
function throwFirst(error: unknown): never {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ((e as { code?: unknown }).code === IN_FAILED_TRANSACTION) throw e;
  }
  throw error;
}

type Unsafe = (text: string, parameters?: unknown[], options?: Record<string, unknown>) => unknown;

/**
 * The same client, but every statement of the query builder is prepared once per connection. An unprepared statement
 * with parameters costs two round trips (postgres.js asks for their types first), is parsed and planned anew each time,
 * and cannot be sent together with the next one; a prepared one costs one and can. Without `keep` nothing is prepared: behind
 * a pooler that hands out connections by the transaction.
 */
export function preparingClient<Client extends Sql>(client: Client, keep: boolean): Client {
  return new Proxy(client, {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      if (property === "unsafe") {
        const unsafe = value as Unsafe;
        return (text: string, parameters?: unknown[], options?: Record<string, unknown>) =>
          unsafe(text, parameters, { ...options, prepare: keep && text.length <= LONGEST_KEPT });
      }
      if (property === "begin" || property === "savepoint") {
        const open = value as (...args: unknown[]) => unknown;
        return (...args: unknown[]) => {
          const run = args.pop() as (inner: Sql) => unknown;
          return open(...args, (inner: Sql) => Promise.resolve(run(preparingClient(inner, keep))).catch(throwFirst));
        };
      }
      return value;
    },
  });
}
