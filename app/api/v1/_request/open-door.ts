import "server-only";
import { answerRequest, type Answered, type Asked } from "./handle-request";

/** How the web server (scripts/production/serve-web.mjs) finds the public API, which is bundled with the application. */
export function openDoor(): void {
  (globalThis as typeof globalThis & { naruApi?: (request: Asked) => Promise<Answered> }).naruApi = (request) => answerRequest(request);
}
