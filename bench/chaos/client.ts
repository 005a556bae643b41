import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import superjson from "superjson";

/** Who calls: an API key and the workspace it belongs to. */
export interface Caller {
  readonly apiKey: string;
  readonly slug: string;
}

/** The answer was a definite no. */
export class Refused extends Error {}

/**
 * A program that uses Naru as programs should: every write has its idempotency key, and what got no answer, or the answer
 * that the service is not there, is asked again with the same key.
 */
export class PatientClient {
  /** Requests that had to be asked again. */
  again = 0;

  constructor(
    private readonly address: () => string,
    private readonly caller: Caller,
    private readonly patienceMs = 90_000,
  ) {}

  async mutate<Result>(procedure: string, input: unknown): Promise<Result> {
    const body = JSON.stringify(superjson.serialize(input));
    const headers = { "content-type": "application/json", "idempotency-key": randomUUID() };
    return this.#untilAnswered<Result>(`/api/trpc/${procedure}`, { method: "POST", headers, body });
  }

  async query<Result>(procedure: string, input: unknown): Promise<Result> {
    return this.#untilAnswered<Result>(`/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`, {});
  }

  /** Puts a file into the store; asked again, it lies there twice, which harms nobody. */
  async upload(name: string, text: string): Promise<string> {
    const form = () => {
      const data = new FormData();
      data.set("file", new Blob([text], { type: "text/csv" }), name);
      return data;
    };
    return this.#patiently(async () => {
      const response = await this.#fetch(`/api/files/${this.caller.slug}`, { method: "POST", body: form() });
      if (!response.ok) throw await failureOf(response);
      return ((await response.json()) as { fileId: string }).fileId;
    });
  }

  #untilAnswered<Result>(path: string, init: RequestInit): Promise<Result> {
    return this.#patiently(async () => {
      const response = await this.#fetch(path, init);
      if (!response.ok) throw await failureOf(response);
      const { result } = (await response.json()) as { result: { data: Parameters<typeof superjson.deserialize>[0] } };
      return superjson.deserialize<Result>(result.data);
    });
  }

  #fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = { authorization: `Bearer ${this.caller.apiKey}`, "x-workspace": this.caller.slug, ...(init.headers as Record<string, string>) };
    return fetch(`${this.address()}${path}`, { ...init, headers, signal: AbortSignal.timeout(20_000) });
  }

  async #patiently<T>(attempt: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + this.patienceMs;
    for (;;) {
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof Refused || performance.now() > deadline) throw error;
        this.again += 1;
        await pause(150 + Math.random() * 150);
      }
    }
  }
}

async function failureOf(response: Response): Promise<Error> {
  const text = (await response.text()).slice(0, 400);
  return response.status >= 500 || response.status === 429 ? new Error(`${response.status} ${text}`) : new Refused(`${response.status} ${text}`);
}
