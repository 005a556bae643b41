import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DraftKeeper, type KeeperPort, type StoredDraft } from "./draft-keeper";

const at = new Date("2026-11-22T01:32:00Z");
const found: StoredDraft = { content: "earlier", baseVersion: 3, version: 7, at };

/** A server that keeps one draft by the rules of the real one. */
function server(stored: StoredDraft | null = null) {
  const calls: string[] = [];
  const here = { stored, down: false, calls };
  const port: KeeperPort = {
    keep: ({ content, baseVersion, seen }) => {
      calls.push(`keep ${content} ${seen}`);
      if (here.down) return Promise.reject(new Error("lost"));
      if (here.stored && here.stored.version !== seen) return Promise.resolve({ kept: null, other: here.stored });
      here.stored = { content, baseVersion, version: (here.stored?.version ?? 0) + 1, at };
      return Promise.resolve({ kept: { version: here.stored.version, at }, other: null });
    },
    discard: () => {
      calls.push("discard");
      here.stored = null;
      return Promise.resolve();
    },
    changed: () => undefined,
  };
  return { here, port };
}

describe("PLT-09 drafts save themselves", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("a second after typing rests, once for many keys, and not for an untouched form", async () => {
    const { here, port } = server();
    const keeper = new DraftKeeper(port, null);
    keeper.typed("", null, true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(here.calls).toEqual([]);
    for (const text of ["a", "ab", "abc"]) keeper.typed(text, null, false);
    await vi.advanceTimersByTimeAsync(1_000);
    keeper.typed("abcd", null, false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(here.calls).toEqual(["keep abc null", "keep abcd 1"]);
    expect(keeper.state).toMatchObject({ keptAt: at, failed: false });
  });

  it("wait while an earlier draft is undecided, and continue it when it is taken up", async () => {
    const { here, port } = server(found);
    const keeper = new DraftKeeper(port, found);
    keeper.typed("new", null, false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(here.calls).toEqual([]);
    expect(keeper.pending()).toBeNull();
    expect(keeper.takeUp()).toMatchObject({ content: "earlier", baseVersion: 3 });
    keeper.typed("earlier", 3, false);
    keeper.typed("earlier and more", 3, false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(here.calls).toEqual(["keep earlier and more 7"]);
  });

  it("replace one that is turned down, or leave none, and can be had back", async () => {
    const { here, port } = server(found);
    const keeper = new DraftKeeper(port, found);
    const turned = keeper.turnDown();
    await keeper.flush();
    expect(here.stored).toBeNull();
    await keeper.offerAgain(turned!);
    expect(keeper.state.offer).toMatchObject({ content: "earlier", version: 1 });
    keeper.typed("mine", null, false);
    keeper.turnDown();
    await keeper.flush();
    expect(here.stored).toMatchObject({ content: "mine" });
  });

  it("never overwrite what another window wrote meanwhile: that is offered", async () => {
    const { here, port } = server();
    const keeper = new DraftKeeper(port, null);
    keeper.typed("one", null, false);
    await vi.advanceTimersByTimeAsync(1_000);
    here.stored = { ...found, version: 2, content: "from the other window" };
    keeper.typed("one two", null, false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(here.stored.content).toBe("from the other window");
    expect(keeper.state.offer).toMatchObject({ elsewhere: true, content: "from the other window" });
    keeper.turnDown();
    await keeper.flush();
    expect(here.stored.content).toBe("one two");
  });

  it("go when the form was saved, also one that was just being sent", async () => {
    const { here, port } = server();
    const keeper = new DraftKeeper(port, null);
    keeper.typed("a", null, false);
    void keeper.flush();
    keeper.typed("ab", null, false);
    await keeper.saved();
    keeper.typed("abc", null, false);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(here.stored).toBeNull();
    expect(here.calls.at(-1)).toBe("discard");
    expect(keeper.pending()).toBeNull();
  });

  it("say when they could not be kept, and try again", async () => {
    const { here, port } = server();
    const keeper = new DraftKeeper(port, null);
    here.down = true;
    keeper.typed("a", null, false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.state.failed).toBe(true);
    expect(keeper.pending()).toMatchObject({ content: "a" });
    here.down = false;
    keeper.typed("ab", null, false);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keeper.state.failed).toBe(false);
  });
});
