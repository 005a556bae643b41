"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import superjson from "superjson";
import { useTRPC } from "@/app/_trpc/client";
import { useSend } from "@/app/_trpc/use-send";
import { useMember } from "../_member-context";
import { DraftKeeper, type KeeperPort, type KeeperState, type StoredDraft } from "./draft-keeper";
import { leavingDrafts } from "./leaving-drafts";

/** What a draft holds: what was typed, and for an edited record what the form was opened with. */
interface Content<V, B> {
  values: V;
  base?: B;
}

interface DraftOptions<V, B = V> {
  /** The form and its record: `order/new`, `order/<id>`. */
  key: string;
  /** Of the record, in a form that edits one: the version it was opened with, and its values then. */
  opened?: { version: number; values: B };
  /** What stands in the form. */
  read: () => V;
  /** Puts a draft into the form; `opened` is what that was typed over. */
  restore: (values: V, opened: { version: number; values: B } | null) => void;
}

/** What `DraftBar` and `DraftNote` show, and what the form calls. */
export interface KeptDraft {
  readonly state: KeeperState;
  /** The record was saved by somebody since the offered draft was typed. */
  readonly isOlder: boolean;
  continueIt: () => void;
  discard: () => (() => void) | null;
  /** The form's values may have changed. */
  touch: () => void;
  /** The form was saved. */
  saved: () => void;
}

/** Larger bodies are not carried past the end of a page. */
const CARRIED_BYTES = 60_000;

/**
 * Keeps what is typed into a form on the server, for its writer alone, until it is saved; offers it when the form is opened again.
 * Pages start reading the draft by `prefetchDraft`, so that the offer is there from the beginning.
 */
export function useKeptDraft<V, B = V>({ key, opened, read, restore }: DraftOptions<V, B>): KeptDraft {
  const trpc = useTRPC();
  const { workspace } = useMember();
  const place = `${workspace.slug} ${key}`;
  const queryClient = useQueryClient();
  // Read once: afterwards this form knows better what the draft is.
  const reading = trpc.drafts.get.queryOptions({ key }, { staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false, retry: 1 });
  const [leaving] = useState(() => leavingDrafts.of(place));
  const [waits, setWaits] = useState(leaving !== undefined);
  const found = useQuery({ ...reading, enabled: !waits });
  useEffect(() => {
    // Read anew: a page may have brought what there was before that arrived.
    void leaving?.then(() => queryClient.fetchQuery({ ...reading, staleTime: 0 })).catch(() => null).finally(() => setWaits(false));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for the form as it was opened
  }, []);
  const send = useSend(trpc.drafts.keep);
  const latest = useRef({ read, restore, opened, send });
  useEffect(() => {
    latest.current = { read, restore, opened, send };
  });
  const [state, setState] = useState<KeeperState>({ offer: null, keptAt: null, failed: false });
  const keeper = useRef<DraftKeeper | null>(null);
  const pristine = useRef<string | null>(null);
  /** What was typed before the answer was there. */
  const early = useRef<Parameters<DraftKeeper["typed"]> | null>(null);
  const [writer] = useState(() => crypto.randomUUID());

  const content = () => {
    const { read: values, opened: base } = latest.current;
    return superjson.stringify({ values: values(), base: base?.values } satisfies Content<V, B>);
  };
  const touch = () => {
    const text = content();
    pristine.current ??= text;
    early.current = [text, latest.current.opened?.version ?? null, text === pristine.current];
    keeper.current?.typed(...early.current);
  };
  const port: KeeperPort = {
    keep: (draft) => latest.current.send({ key, writer, ...draft }),
    // The page is often left in the same moment.
    discard: () => carryOver(workspace.slug, "discard", { key }),
    changed: setState,
  };
  const settled = !waits && (found.isSuccess || found.isError);
  useEffect(() => {
    // Before anybody types: what is typed until the answer is there counts as typed, too.
    pristine.current ??= content();
    if (!settled || keeper.current) return;
    keeper.current = new DraftKeeper(port, found.data ?? null);
    setState(keeper.current.state);
    touch();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the answer is there
  }, [settled]);

  useEffect(() => {
    const carry = () => {
      const draft = keeper.current?.pending();
      if (draft) void carryOver(workspace.slug, "keep", { key, writer, ...draft });
    };
    const onHidden = () => document.visibilityState === "hidden" && carry();
    window.addEventListener("pagehide", carry);
    document.addEventListener("visibilitychange", onHidden);
    return () => {
      window.removeEventListener("pagehide", carry);
      document.removeEventListener("visibilitychange", onHidden);
      const last = keeper.current ?? new DraftKeeper(port, null);
      // Closed before the answer was there: kept all the same, unless there is a draft that was never shown.
      if (!keeper.current && early.current) last.typed(...early.current);
      leavingDrafts.add(place, last.flush());
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the port reads what is latest
  }, [key, workspace.slug, writer]);

  return {
    state,
    isOlder: state.offer?.baseVersion != null && opened !== undefined && state.offer.baseVersion !== opened.version,
    continueIt() {
      const draft = keeper.current?.takeUp();
      const kept = draft && contentOf<V, B>(draft);
      if (kept) latest.current.restore(kept.values, draft.baseVersion !== null && kept.base ? { version: draft.baseVersion, values: kept.base } : null);
    },
    discard() {
      const gone = keeper.current?.turnDown();
      return gone ? () => void keeper.current?.offerAgain(gone) : null;
    },
    touch,
    saved() {
      early.current = null;
      void keeper.current?.saved();
    },
  };
}

/** Null when the form wrote it in a way that is not understood any more. */
function contentOf<V, B>(draft: StoredDraft): Content<V, B> | null {
  try {
    return superjson.parse<Content<V, B>>(draft.content);
  } catch {
    return null;
  }
}

/** Sent past the end of the page, when nobody may be there any more for the answer. */
async function carryOver(workspace: string, procedure: "keep" | "discard", input: object): Promise<void> {
  const body = JSON.stringify(superjson.serialize(input));
  const headers = { "content-type": "application/json", "x-workspace": workspace, "idempotency-key": crypto.randomUUID() };
  const sending = fetch(`/api/trpc/drafts.${procedure}`, { method: "POST", keepalive: new Blob([body]).size < CARRIED_BYTES, headers, body });
  // Read to its end where somebody is still there: an answer nobody reads stays open.
  await sending.then((answer) => answer.text()).catch(() => undefined);
}

/** `useKeptDraft` for a form whose values are React state. */
export function useStateDraft<V, B = V>(options: Omit<DraftOptions<V, B>, "read"> & { values: V }): KeptDraft {
  const draft = useKeptDraft<V, B>({ ...options, read: () => options.values });
  const { touch } = draft;
  const latest = useRef(touch);
  useEffect(() => {
    latest.current = touch;
  });
  // eslint-disable-next-line react-hooks/exhaustive-deps -- values of a form are new objects only when something was typed
  useEffect(() => latest.current(), Object.values(options.values as object));
  return draft;
}

/** The draft of a dialog's form; `leave`, for `useCommand` once it was saved: the draft goes, the dialog closes. */
export function useDialogDraft<V extends FieldValues>(form: UseFormReturn<V>, { onClose, ...options }: FormDraftOptions<V> & { onClose: () => void }): { draft: KeptDraft; leave: () => void } {
  const draft = useFormDraft(form, options);
  return {
    draft,
    leave() {
      draft.saved();
      onClose();
    },
  };
}

type FormDraftOptions<V> = Pick<DraftOptions<V>, "key" | "opened"> & { onRestore?: DraftOptions<V>["restore"] };

/** `useKeptDraft` for a form of react-hook-form. */
export function useFormDraft<V extends FieldValues>(form: UseFormReturn<V>, options: FormDraftOptions<V>): KeptDraft {
  const draft = useKeptDraft<V>({
    key: options.key,
    opened: options.opened,
    read: () => form.getValues(),
    restore: (values, opened) => {
      form.reset({ ...form.getValues(), ...values }, { keepDefaultValues: true });
      options.onRestore?.(values, opened);
    },
  });
  const latest = useRef(draft.touch);
  useEffect(() => {
    latest.current = draft.touch;
  });
  useEffect(() => {
    const { unsubscribe } = form.watch(() => latest.current());
    return unsubscribe;
  }, [form]);
  return draft;
}
