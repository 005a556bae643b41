import { describe, expect, it } from "vitest";
import { DraftKeeper, type StoredDraft } from "./draft-keeper";
import { LeavingDrafts } from "./leaving-drafts";

/** A server whose answers come when they are let go. */
function slowServer() {
  let stored: StoredDraft | null = null;
  const waiting: (() => void)[] = [];
  const arrive = () => new Promise<void>((go) => waiting.push(go));
  return {
    /** Lets everything sent so far arrive. */
    arrive: () => waiting.splice(0).forEach((go) => go()),
    read: () => stored?.content ?? null,
    port: {
      keep: async ({ content, baseVersion }: { content: string; baseVersion: number | null }) => {
        await arrive();
        stored = { content, baseVersion, version: 1, at: new Date("2026-11-22T01:32:00Z") };
        return { kept: stored, other: null };
      },
      discard: async () => {
        await arrive();
        stored = null;
      },
      changed: () => undefined,
    },
  };
}
const turn = () => new Promise((go) => setTimeout(go));

describe("PLT-09 a form opened again at once knows the draft that is still on its way", () => {
  it("waits for what a closed form is sending, and then finds it", async () => {
    const server = slowServer();
    const leaving = new LeavingDrafts();
    const keeper = new DraftKeeper(server.port, null);
    keeper.typed("last words", null, false);
    leaving.add("acme unit/new", keeper.flush());
    const reopened = leaving.of("acme unit/new")?.then(server.read);
    await turn();
    expect(server.read()).toBeNull();
    server.arrive();
    expect(await reopened).toBe("last words");
    expect(leaving.of("acme unit/new")).toBeUndefined();
  });

  it("waits for the draft of a saved form to be gone, and for a second closing besides the first", async () => {
    const server = slowServer();
    const leaving = new LeavingDrafts();
    const first = new DraftKeeper(server.port, null);
    first.typed("saved in the end", null, false);
    leaving.add("acme unit/new", first.flush());
    void first.saved();
    leaving.add("acme unit/new", first.flush());
    const reopened = leaving.of("acme unit/new")?.then(server.read);
    for (let i = 0; i < 3; i += 1) {
      await turn();
      server.arrive();
    }
    expect(await reopened).toBeNull();
  });

  it("waits for nothing of another form, and not for ever where sending failed", async () => {
    const leaving = new LeavingDrafts();
    leaving.add("acme unit/new", Promise.reject(new Error("lost")));
    expect(leaving.of("acme category/new")).toBeUndefined();
    await leaving.of("acme unit/new");
    expect(leaving.of("acme unit/new")).toBeUndefined();
  });
});
