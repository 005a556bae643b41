import { database, listenTo } from "./database";
import { describeFailure } from "./failure";
import { looksSince, type LiveMark } from "./live-look";
import { log } from "./log";
import { systemActor } from "./actor";
import { systemClock } from "./clock";
import { newId } from "./new-id";
import { OUTBOX_CHANNEL } from "./outbox";
import { withTenant, type Workspace } from "./tenant-scope";

/** What an open browser is told. Never what a record says: only that there is something to read again, by the reader's own rights. */
export type LiveEvent =
  | { readonly kind: "notified" }
  | { readonly kind: "changed"; readonly by: string | null; readonly records: readonly (readonly [type: string, id: string])[] };

export interface LiveListener {
  readonly workspace: Workspace;
  readonly userId: string;
  /** False: is told which kinds of records changed, not which. */
  readonly seesIds: boolean;
  /** Called once, from when on nothing is missed. */
  ready(): void;
  send(event: LiveEvent): void;
}

interface Room {
  readonly workspace: Workspace;
  readonly listeners: Set<LiveListener>;
  mark: LiveMark | null;
  looking: boolean;
  again: boolean;
}

/** Between two looks at a workspace, however often it calls. */
const BREATH_MS = 250;
/** Every workspace with an open browser is looked at so often whether it called or not. */
const LOOK_EVERY_MS = 3_000;

interface Hub {
  readonly rooms: Map<string, Room>;
  timer: ReturnType<typeof setInterval> | null;
  listening: boolean;
}

// One for the whole process, also when the development server loads modules anew.
const kept = globalThis as typeof globalThis & { naruLiveHub?: Hub };
const hub = (): Hub => (kept.naruLiveHub ??= { rooms: new Map(), timer: null, listening: false });

/**
 * Tells a browser what happens in its workspace, until the returned function is called. One connection of this process hears all
 * workspaces' calls (PostgreSQL's NOTIFY); what happened is read once for each workspace, whatever the number of its browsers.
 */
export function joinLive(listener: LiveListener): () => void {
  const { rooms } = hub();
  const { tenantId } = listener.workspace;
  const room = rooms.get(tenantId) ?? { workspace: listener.workspace, listeners: new Set<LiveListener>(), mark: null, looking: false, again: false };
  rooms.set(tenantId, room);
  room.listeners.add(listener);
  open();
  if (room.mark) listener.ready();
  else void look(room);
  return () => {
    room.listeners.delete(listener);
    if (room.listeners.size === 0) rooms.delete(tenantId);
    if (rooms.size === 0) close();
  };
}

function open(): void {
  const here = hub();
  here.timer ??= setInterval(() => here.rooms.forEach((room) => void look(room)), LOOK_EVERY_MS);
  if (here.listening) return;
  here.listening = true;
  listenTo(OUTBOX_CHANNEL, (tenantId) => {
    const room = hub().rooms.get(tenantId);
    if (room) void look(room);
  }).catch((error: unknown) => {
    here.listening = false;
    log().warn({ failure: describeFailure(error) }, "cannot listen for changes; they are looked for instead");
  });
}

function close(): void {
  const here = hub();
  if (here.timer) clearInterval(here.timer);
  here.timer = null;
}

async function look(room: Room): Promise<void> {
  if (room.looking) {
    room.again = true;
    return;
  }
  room.looking = true;
  try {
    const context = { database: database(), workspace: room.workspace, actor: systemActor("live"), clock: systemClock, requestId: newId() };
    const found = await withTenant(context, (scope) => looksSince(scope, room.mark));
    if (!room.mark) for (const listener of room.listeners) listener.ready();
    room.mark = found.mark;
    for (const listener of room.listeners) {
      if (found.notified.has(listener.userId)) listener.send({ kind: "notified" });
      for (const { by, records } of found.changes) {
        listener.send({ kind: "changed", by, records: listener.seesIds ? records : [...new Set(records.map(([type]) => type))].map((type) => [type, ""] as const) });
      }
    }
  } catch (error) {
    log().warn({ failure: describeFailure(error) }, "could not look for changes; will again");
  }
  setTimeout(() => {
    room.looking = false;
    if (!room.again || room.listeners.size === 0) return;
    room.again = false;
    void look(room);
  }, BREATH_MS);
}
