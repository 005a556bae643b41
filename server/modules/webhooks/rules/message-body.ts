import { PAYLOAD_VERSION } from "./event-catalogue";

/** The body of every message: what happened, when (UTC), in which shape, and the records it is about. */
export function messageBody(type: string, at: Date, data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), version: PAYLOAD_VERSION, data });
}
