import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";
import type { StateTone } from "./state-badge";

const tones: Record<StateTone, string> = {
  settled: "text-settled", waiting: "text-waiting", late: "text-late", moving: "text-moving", quiet: "text-ink",
};

/** One figure that opens its list already filtered. */
export function StatTile({
  label, value, note, href, tone = "quiet",
}: {
  label: ReactNode; value: ReactNode; note?: ReactNode; href?: string; tone?: StateTone;
}) {
  const body = (
    <>
      <span className="text-label font-medium text-ink-2">{label}</span>
      <span className={cn("block text-title font-semibold sm:@min-[184px]:text-display", tones[tone])}>{value}</span>
      {note ? <span className="block text-balance text-label text-ink-3">{note}</span> : null}
    </>
  );
  // Millions fit into a narrow tile in smaller figures; an amount is never cut off.
  const look = "@container block min-w-0 bg-surface px-4 py-3 max-sm:px-3";
  return href ? (
    <Link href={href} className={cn(look, "transition-colors hover:bg-hover active:bg-pressed focus-visible:-outline-offset-2")}>
      {body}
    </Link>
  ) : (
    <div className={look}>{body}</div>
  );
}

/** Tiles share hairlines instead of standing in boxes of their own. */
export function StatTiles({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line max-lg:[&>*:last-child:nth-child(odd)]:col-span-2 lg:grid-cols-[repeat(auto-fit,minmax(180px,1fr))]">
      {children}
    </div>
  );
}
