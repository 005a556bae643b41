import type { ReactNode } from "react";
import { cn } from "./cn";

/** settled: done, paid · waiting: needs someone · late: late, blocked, refused · moving: under way · quiet: draft, closed. */
export type StateTone = "settled" | "waiting" | "late" | "moving" | "quiet";

const dots: Record<StateTone, string> = {
  settled: "bg-settled",
  waiting: "bg-waiting",
  late: "bg-late",
  moving: "bg-moving",
  quiet: "border border-ink-3",
};

const words: Record<StateTone, string> = {
  settled: "text-settled",
  waiting: "text-waiting",
  late: "text-late",
  moving: "text-moving",
  quiet: "text-ink-2",
};

/** A state is a word with a dot, the same word and tone wherever it appears. */
export function StateBadge({ tone, children, className }: { tone: StateTone; children: ReactNode; className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-1.5 whitespace-nowrap font-medium", words[tone], className)}>
      <span aria-hidden className={cn("size-2 shrink-0 rounded-full", dots[tone])} />
      {children}
    </span>
  );
}

const chips: Record<StateTone, string> = {
  settled: "bg-settled-soft text-settled",
  waiting: "bg-waiting-soft text-waiting",
  late: "bg-late-soft text-late",
  moving: "bg-moving-soft text-moving",
  quiet: "bg-hover text-ink-2",
};

/** A short fact with a meaning: availability with its date, "3 late", "back order". */
export function Chip({ tone = "quiet", children, className }: { tone?: StateTone; children: ReactNode; className?: string }) {
  return (
    <span className={cn("inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-label font-medium", chips[tone], className)}>
      {children}
    </span>
  );
}
