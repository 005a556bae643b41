import { cn } from "./cn";

/** Keys as small caps beside a verb: "Ctrl+K" or "g o". Hidden where there is no keyboard. */
export function KeyHint({ keys, on = "surface" }: { keys: string; on?: "surface" | "fill" }) {
  return (
    <span aria-hidden className="ml-1 hidden gap-0.5 sm:pointer-fine:inline-flex">
      {keys.split(/[+ ]/).map((key) => (
        <kbd
          key={key}
          className={cn(
            "inline-flex h-4 min-w-4 items-center justify-center rounded-sm border px-1 font-sans text-label leading-none",
            on === "fill" ? "border-on-accent/35 text-on-accent/90" : "border-line-strong text-ink-3",
          )}
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
