import { cn } from "./cn";

/** Grey bars of the size of what comes, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("shimmer block h-4 rounded-sm bg-pressed", className)} />;
}

const widths = ["w-3/5", "w-2/5", "w-1/2", "w-2/3", "w-1/3"];

export function TableSkeleton({ rows = 8, columns = 5, label }: { rows?: number; columns?: number; label: string }) {
  return (
    <div role="status" aria-busy aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-9 items-center gap-6 border-b">
          {Array.from({ length: columns }, (_, column) => (
            <span key={column} className="grow basis-0">
              <Skeleton className={widths[(row + column * 2) % widths.length]} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

/** A whole page while it loads: title, filter line, rows. A part that never lives: keys meant for the page wait until it is there. */
export function PageSkeleton({ label }: { label: string }) {
  return (
    <div data-part="" className="flex flex-col gap-4 px-4 pt-4 sm:px-6">
      <Skeleton className="h-7 w-40" />
      <Skeleton className="h-8 w-72 max-w-full" />
      <TableSkeleton label={label} />
    </div>
  );
}
