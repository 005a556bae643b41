"use client";

import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { createContext, useContext, useEffect, useState, type ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useMember } from "../../_member-context";
import { openLiveConnection, type LiveMessage, type LiveState } from "./live-connection";
import { concernOf } from "./readings-of";

const StateContext = createContext<LiveState>("lost");

/** Whether this tab hears at once of what happens. */
export function useLiveState(): LiveState {
  return useContext(StateContext);
}

/** Lists and figures are read again at most so often, however much happens. */
const LISTS_EVERY_MS = 2_500;
const GATHER_MS = 250;
/** What this tab itself did it has read again already. */
const OWN_FOR_MS = 2_000;

/** Keeps what is on the screen up to date with what others do, and the bell with what the person is told. */
export function LiveUpdates({ children }: { children: ReactNode }) {
  const { workspace, user } = useMember();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const router = useRouter();
  const [state, setState] = useState<LiveState>("lost");
  const notices = trpc.notifications.pathKey();
  useEffect(() => {
    const refresher = makeRefresher(queryClient);
    const close = openLiveConnection(workspace.slug, {
      onState: setState,
      onMessage: (message) => {
        if (message.kind === "notified") void queryClient.invalidateQueries({ queryKey: notices });
        if (message.kind === "changed" && !(message.by === user.id && justActed(queryClient))) refresher.changed(message);
        // The company's name, its functions: what the frame around the page shows.
        if (message.kind === "changed" && message.by !== user.id && message.records.some(([type]) => type === "workspace")) router.refresh();
        // Between the page's own reading and this moment something may have come.
        if (message.kind === "ready" && !message.anew) void queryClient.invalidateQueries({ queryKey: notices });
        // After a loss, nobody knows what was missed.
        if (message.kind === "ready" && message.anew) void queryClient.invalidateQueries({ refetchType: isEntering() ? "none" : "active" });
      },
    });
    return () => {
      close();
      refresher.stop();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the path of the notifications is the same text every time
  }, [workspace.slug, user.id, queryClient]);
  return <StateContext.Provider value={state}>{children}</StateContext.Provider>;
}

function justActed(queryClient: QueryClient): boolean {
  return queryClient.getMutationCache().getAll().some((mutation) => mutation.state.submittedAt > Date.now() - OWN_FOR_MS);
}

/** A form or a dialog is open: what is read under somebody's hands waits, and a collision is shown where it is saved. */
function isEntering(): boolean {
  return /\/(new|edit)$/.test(window.location.pathname) || document.querySelector("[role=dialog], [role=alertdialog]") !== null;
}

/** Gathers changes and reads again what they concern: records at once, lists now and then, and nothing while somebody types. */
function makeRefresher(queryClient: QueryClient) {
  let waiting: [string, string][] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let listsAt = 0;
  const run = () => {
    timer = undefined;
    if (isEntering()) return plan(1_000);
    const records = waiting;
    const listsDue = Date.now() - listsAt >= LISTS_EVERY_MS;
    waiting = listsDue ? [] : records;
    let lists = false;
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => {
        const concern = concernOf(queryKey, records);
        if (concern === "soon") lists = true;
        return concern === "now" || (concern === "soon" && listsDue);
      },
    });
    if (listsDue && lists) listsAt = Date.now();
    if (!listsDue) plan(LISTS_EVERY_MS - (Date.now() - listsAt) + Math.random() * 300);
  };
  const plan = (ms: number) => {
    timer ??= setTimeout(run, ms);
  };
  return {
    changed(message: Extract<LiveMessage, { kind: "changed" }>) {
      waiting.push(...message.records);
      plan(GATHER_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
