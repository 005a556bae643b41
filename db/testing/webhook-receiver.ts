import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Heard {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
  readonly body: string;
}

export interface WebhookReceiver {
  readonly url: string;
  /** Every request, in the order of arrival. */
  readonly heard: Heard[];
  /** What is answered from now on: a status, or whatever a function makes of it. */
  answer: number | ((response: ServerResponse, request: IncomingMessage) => void);
  close(): Promise<void>;
}

/** Another system: a real HTTP server on a port of its own. */
export async function openReceiver(): Promise<WebhookReceiver> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const header = (name: string) => String(request.headers[name] ?? "");
      heard.push({ id: header("webhook-id"), timestamp: header("webhook-timestamp"), signature: header("webhook-signature"), body });
      if (typeof receiver.answer === "function") receiver.answer(response, request);
      else response.writeHead(receiver.answer).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    heard,
    answer: 200,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(() => closed()))),
  };
  return receiver;
}
