import type { ChartColour, ChartSeries } from "./chart-types";

export const swatchOf: Record<ChartColour, string> = {
  teal: "bg-teal-500", sky: "bg-sky-500", amber: "bg-amber-500", stone: "bg-stone-500", red: "bg-red-500", green: "bg-green-500",
};

/** Which colour is what; drawn with the page, so that the chart that comes later moves nothing. */
export function Legend({ series }: { series: readonly ChartSeries[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 text-ink-2">
      {series.map((one) => (
        <li key={one.key} className="flex items-center gap-1.5">
          <span className={`size-2 rounded-full ${swatchOf[one.colour]}`} />
          {one.label}
        </li>
      ))}
    </ul>
  );
}
