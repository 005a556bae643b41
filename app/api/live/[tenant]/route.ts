import { isForeign, refuse } from "@/app/api/_request/guard";
import { sessionOf } from "@/app/api/_request/request-context";
import { originOf } from "@/app/_auth/request-origin";
import { joinLive, type LiveEvent } from "@/server/platform/live-hub";
import { visitorOf } from "@/server/trpc/session";

/** Something is sent so often in any case, so that proxies keep the connection and a lost one is noticed. */
const BEAT_MS = 20_000;
/** Whether the session still holds is asked so often; a browser whose session ended is let go. */
const ASK_MS = 60_000;
/** After so long the browser comes anew, so that connections spread over new processes. */
const LONGEST_MS = 30 * 60_000;

const kept = globalThis as typeof globalThis & { naruLiveStreams?: Set<() => void> };
const open = (kept.naruLiveStreams ??= letGoAtTheEnd(new Set()));

/** A server that is told to stop waits for its connections: these would never end by themselves. */
function letGoAtTheEnd(streams: Set<() => void>): Set<() => void> {
  process.once("SIGTERM", () => streams.forEach((end) => end()));
  return streams;
}

/**
 * Server-sent events of a workspace for one signed-in member: `notified` and `changed`. They say that there is something to read again,
 * never what; reading goes through the procedures with the member's own rights.
 */
export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { requestId } = originOf((name) => request.headers.get(name));
  if (isForeign(request)) return refuse(403, "request.foreign_origin", requestId);
  const { tenant } = await params;
  const sessionId = await sessionOf(request);
  const member = await memberOf(sessionId, tenant);
  if (!sessionId || !member) return refuse(sessionId ? 404 : 401, sessionId ? "record.not_found" : "session.missing", requestId, sessionId ? { entity: "workspace" } : {});

  const encoder = new TextEncoder();
  let end = () => undefined as void;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let over = false;
      const write = (text: string) => {
        if (!over) controller.enqueue(encoder.encode(text));
      };
      const send = (event: LiveEvent) => write(`event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);
      const leave = joinLive({ ...member, send, ready: () => write("retry: 2000\nevent: ready\ndata: {}\n\n") });
      const timers = [
        setInterval(() => write(": still here\n\n"), BEAT_MS),
        setInterval(() => void memberOf(sessionId, tenant).then((still) => (still ? undefined : end())).catch(() => undefined), ASK_MS),
        setTimeout(() => end(), LONGEST_MS),
      ];
      end = () => {
        if (over) return;
        over = true;
        open.delete(end);
        timers.forEach(clearTimeout);
        leave();
        controller.close();
      };
      request.signal.addEventListener("abort", () => end());
      open.add(end);
      // The headers leave at once, whatever the first look takes.
      write(": welcome\n\n");
    },
    cancel: () => end(),
  });
  return new Response(stream, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store, no-transform", "x-accel-buffering": "no", "x-request-id": requestId },
  });
}

async function memberOf(sessionId: string | null, slug: string) {
  const member = sessionId ? (await visitorOf(sessionId, slug))?.member : null;
  if (!member || member.actor.kind !== "user") return null;
  return { workspace: member.workspace, userId: member.actor.userId as string, seesIds: !member.actor.ownCustomersOnly };
}
