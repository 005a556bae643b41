"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Button, cn, TextArea } from "@/app/_ui";
import { LivePart } from "@/app/_ui/early/live-part";
import { markMentions, mentionQuery } from "@/server/kernel/mentions";
import type { CommentedRecord, Written } from "./comment-text";

type Colleague = Pick<RouterOutputs["records"]["colleagues"]["colleagues"][number], "userId" | "name" | "role">;

const MOST_SHOWN = 8;

/** Where a comment is written: @ offers the colleagues who see the record, Ctrl+Enter sends. What was typed stays until it was taken. */
export function CommentBox({ record, written, onChange, onSend, pending, verb, extra, autoFocus }: {
  record: CommentedRecord;
  written: Written;
  onChange: (written: Written) => void;
  onSend: (comment: { body: string; mentions: string[] }) => void;
  pending: boolean;
  verb: string;
  extra?: ReactNode;
  autoFocus?: boolean;
}) {
  const t = useTranslations("audit.comment");
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const mention = useMention(record, box, written, onChange);
  const empty = written.text.trim() === "";
  const send = () => {
    if (empty || pending) return;
    const { text, people } = markMentions(written.text.trim(), written.people);
    onSend({ body: text, mentions: people.map(({ userId }) => userId) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (mention.onKeyDown(event)) return event.preventDefault();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") {
      // Leaves the box, not the record.
      event.preventDefault();
      box.current?.blur();
    }
  };
  return (
    // Its program comes later than the page's: a part of its own, so that what is typed meanwhile is kept.
    <LivePart className="relative flex flex-col gap-2">
      <TextArea
        ref={box}
        rows={empty ? 1 : 3}
        value={written.text}
        maxLength={4000}
        aria-label={t("write")}
        placeholder={t("placeholder")}
        autoFocus={autoFocus}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={mention.open ? listId : undefined}
        aria-activedescendant={mention.open && mention.found[mention.at] ? `${listId}-${mention.at}` : undefined}
        className="field-sizing-content max-h-60 min-h-8 resize-none"
        onChange={(event) => {
          onChange({ ...written, text: event.target.value });
          mention.follow(event.target);
        }}
        onSelect={(event) => mention.follow(event.currentTarget)}
        onBlur={mention.close}
        onKeyDown={onKeyDown}
      />
      {mention.open ? <Colleagues listId={listId} found={mention.found} at={mention.at} state={mention.state} onHover={mention.setAt} onTake={mention.take} /> : null}
      {empty && !extra ? null : (
        <div className="flex flex-wrap items-center justify-end gap-2">
          <span className="grow text-label text-ink-3 max-sm:hidden">{t("sendHint")}</span>
          {extra}
          <Button size="small" tone="primary" pending={pending} disabled={empty} onClick={send}>{verb}</Button>
        </div>
      )}
    </LivePart>
  );
}

/** The list that @ opens: who is offered, which is chosen, and what taking one does to the text. */
function useMention(record: CommentedRecord, box: { current: HTMLTextAreaElement | null }, written: Written, onChange: (written: Written) => void) {
  const trpc = useTRPC();
  const [asked, setAsked] = useState<{ from: number; query: string } | null>(null);
  const [at, setAt] = useState(0);
  const colleagues = useQuery(trpc.records.colleagues.queryOptions(record, { enabled: asked !== null, staleTime: 60_000 }));
  const wanted = asked?.query.toLocaleLowerCase() ?? "";
  const found = (colleagues.data?.colleagues ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(wanted)).slice(0, MOST_SHOWN);
  // A name that is written out and followed by more is no search any longer.
  const open = asked !== null && !(colleagues.data && found.length === 0 && /\s/.test(asked.query));
  const close = () => setAsked(null);
  const follow = (element: HTMLTextAreaElement) => {
    const next = element.selectionStart === element.selectionEnd ? mentionQuery(element.value, element.selectionStart) : null;
    if (next?.from === asked?.from && next?.query === asked?.query) return;
    setAsked(next && written.people.some(({ name }) => next.query.startsWith(name)) ? null : next);
    setAt(0);
  };
  const take = (person: Colleague | undefined) => {
    if (!person || !asked) return;
    const element = box.current;
    const text = element?.value ?? written.text;
    const after = text.slice(asked.from + 1 + asked.query.length);
    const head = `${text.slice(0, asked.from)}@${person.name}${after.startsWith(" ") ? "" : " "}`;
    const people = [...written.people.filter(({ userId }) => userId !== person.userId), { userId: person.userId, name: person.name }];
    // At once: whoever types on is not to find the cursor moved a moment later.
    flushSync(() => {
      onChange({ text: head + after, people });
      close();
    });
    element?.focus();
    element?.setSelectionRange(head.length, head.length);
  };
  /** True: the key was for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!open || event.ctrlKey || event.metaKey) return false;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") setAt((from) => Math.max(0, Math.min(found.length - 1, from + (event.key === "ArrowDown" ? 1 : -1))));
    else if ((event.key === "Enter" || event.key === "Tab") && found[at]) take(found[at]);
    else return false;
    return true;
  };
  const state: ListState = colleagues.isError ? "failed" : colleagues.data ? "ready" : "loading";
  return { open, found, at, setAt, follow, take, close, onKeyDown, state };
}

type ListState = "ready" | "loading" | "failed";

function Colleagues({ listId, found, at, state, onHover, onTake }: { listId: string; found: readonly Colleague[]; at: number; state: ListState; onHover: (index: number) => void; onTake: (person: Colleague) => void }) {
  const t = useTranslations("audit.comment");
  const ui = useTranslations("ui");
  const roles = useTranslations("shell.role");
  return (
    <div ref={intoView} className="enter-pop absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-lg border bg-raised p-1 shadow-pop">
      <ul role="listbox" id={listId} aria-label={t("colleagues")} aria-busy={state === "loading"}>
        {found.map((person, index) => (
          <li
            key={person.userId}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            className={cn("flex min-h-9 cursor-default items-center justify-between gap-3 rounded-sm px-2 py-1 sm:min-h-8", index === at && "bg-hover")}
            onMouseMove={() => onHover(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(person)}
          >
            <span className="min-w-0 truncate">{person.name}</span>
            <span className="shrink-0 text-label text-ink-3">{roles(person.role)}</span>
          </li>
        ))}
      </ul>
      {state === "failed" ? <p role="alert" className="px-2 py-1.5 text-late">{t("loadFailed")}</p> : null}
      {state === "loading" ? <p role="status" className="px-2 py-1.5 text-ink-3">{ui("loading")}</p> : null}
      {state === "ready" && found.length === 0 ? <p role="status" className="px-2 py-1.5 text-ink-3">{t("nobody")}</p> : null}
    </div>
  );
}

/** The box may stand at the page's foot: its list must be seen. */
function intoView(list: HTMLElement | null): void {
  list?.scrollIntoView({ block: "nearest" });
}
