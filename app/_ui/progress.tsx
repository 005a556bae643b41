import type { ReactNode } from "react";

/** Long work: how far, and in words ("1,240 of 5,000 rows"). */
export function Progress({ value, max = 100, label, note }: { value: number; max?: number; label: string; note?: ReactNode }) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div className="flex flex-col gap-1">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-1.5 overflow-hidden rounded-full bg-pressed"
      >
        <div className="h-full rounded-full bg-accent-fill transition-[width] duration-300" style={{ width: `${share}%` }} />
      </div>
      {note ? <p className="text-label text-ink-3">{note}</p> : null}
    </div>
  );
}
