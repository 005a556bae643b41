import { cn } from "../cn";
import type { ChartProps } from "./chart-types";
import { swatchOf } from "./legend";

/** Thousandths of the longest bar: enough for any screen, and no float touches an amount. */
function share(value: bigint, most: bigint): number {
  return value <= 0n || most <= 0n ? 0 : Number((value * 1000n) / most) / 10;
}

/** One amount for each name: the name, its bar from zero, and the amount itself at the bar's end. Uses the first series. */
export function LyingBars({ rows, series, format }: ChartProps) {
  const first = series[0];
  const of = (row: ChartProps["rows"][number]) => row.values[first?.key ?? ""] ?? 0n;
  const most = rows.reduce((best, row) => (of(row) > best ? of(row) : best), 0n);
  return (
    <ul className="grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-3">
      {rows.map((row, index) => (
        <li key={index} className="col-span-2 grid h-7 grid-cols-subgrid items-center">
          <span className="truncate text-right text-ink-2 sm:max-w-56">{row.label}</span>
          <span className="flex min-w-0 items-center gap-2">
            <span className="flex min-w-0 grow items-center gap-2">
              <span className={cn("h-4 min-w-0.5 rounded-r-sm", swatchOf[first?.colour ?? "teal"])} style={{ width: `calc((100% - 116px) * ${share(of(row), most) / 100})` }} />
              <span className="shrink-0 text-label">{format(of(row))}</span>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
