import { Agent, request } from "node:http";

export interface HttpClient {
  /** Sends JSON and answers the parsed body. @throws Error for any status from 300 up, with what the server said */
  send<T>(method: "GET" | "POST" | "PUT", path: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  close(): void;
}

/** Connections that stay open, as a program's client would keep them: `connections` at most. */
export function httpClient(origin: string, headers: Record<string, string>, connections: number): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    send: (method, path, body, more) =>
      new Promise((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const length = text === undefined ? {} : { "content-type": "application/json", "content-length": String(Buffer.byteLength(text)) };
        const sent = request(`${origin}${path}`, { method, agent, headers: { ...headers, ...length, ...more } }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.once("error", reject);
          answer.once("end", () => {
            const said = Buffer.concat(chunks).toString("utf8");
            if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(said) as never);
            else reject(new Error(`${method} ${path}: ${answer.statusCode} ${said.slice(0, 600)}`));
          });
        });
        sent.once("error", reject);
        sent.end(text);
      }),
    close: () => agent.destroy(),
  };
}
