import type { ReactNode } from "react";
import { cn } from "./cn";

export interface TimelineEntry {
  id: string;
  /** Already formatted in the workspace's zone. */
  when: ReactNode;
  who: ReactNode;
  what: ReactNode;
  /** What the person said about it. */
  note?: string | null;
  /** What was said, in place of what was done. */
  body?: ReactNode;
  /** What can be done with the entry. */
  actions?: ReactNode;
  /** Where a link to the entry leads. */
  anchor?: string;
  /** The link led here. */
  marked?: boolean;
  /** Before and after of each changed field; without a before, the field was filled for the first time. */
  changes?: readonly { field: string; before: ReactNode; after: ReactNode }[];
}

/** What happened, newest first: people, system, mail; changes as before → after. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {entries.map((entry) => (
        <li key={entry.id} id={entry.anchor} aria-current={entry.marked || undefined} className={cn("relative pb-4 pl-4 before:absolute before:top-2 before:left-0 before:size-1.5 before:rounded-full before:bg-line-strong [&:not(:last-child)]:after:absolute [&:not(:last-child)]:after:top-4 [&:not(:last-child)]:after:bottom-0 [&:not(:last-child)]:after:left-[2.5px] [&:not(:last-child)]:after:w-px [&:not(:last-child)]:after:bg-line", entry.body !== undefined && "before:bg-accent")}>
          <div className="flex items-start justify-between gap-2">
            <p className="min-w-0 break-words">
              <span className="font-medium">{entry.who}</span> <span className="text-ink-2">{entry.what}</span>
            </p>
            {entry.actions ? <div className="-my-1 flex shrink-0">{entry.actions}</div> : null}
          </div>
          {entry.body !== undefined ? <div className="my-1 break-words">{entry.body}</div> : null}
          {entry.changes?.length ? (
            <ul className="mt-0.5 text-label">
              {entry.changes.map((change) => (
                <li key={change.field}>
                  <span className="text-ink-3">{change.field}:</span>{" "}
                  {change.before === null || change.before === undefined ? null : <><s className="text-ink-3">{change.before}</s>{" → "}</>}
                  <span className="break-words">{change.after ?? "\u2013"}</span>
                </li>
              ))}
            </ul>
          ) : null}
          {entry.note ? <p className="mt-0.5 text-label break-words text-ink-2">“{entry.note}”</p> : null}
          <p className="text-label text-ink-3">{entry.when}</p>
        </li>
      ))}
    </ol>
  );
}
