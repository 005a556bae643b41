"use client";

import { useEffect, useRef, useState, type ReactNode } from "react";
import { cn } from "@/app/_ui";
import { onDemand } from "@/app/_ui/on-demand";
import type { TracedPrice } from "./price-trace";

const PriceTracePanel = onDemand(() => import("./price-trace-panel"));
const REST_MS = 250;

/** A price that says how it came about: to the mouse that rests on it, to a press, a tap, or Enter. */
export function PriceWithTrace({ children, waiting, label, ...traced }: TracedPrice & { children: ReactNode; waiting?: boolean; label: string }) {
  const [open, setOpen] = useState<"rest" | "press" | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open !== null}
        className={cn("rounded-sm text-right underline decoration-dotted underline-offset-2", waiting ? "text-waiting" : "decoration-line-strong")}
        onClick={() => {
          clearTimeout(timer.current);
          setOpen(open === null ? "press" : null);
        }}
        onPointerEnter={(event) => {
          if (event.pointerType === "mouse") timer.current = setTimeout(() => setOpen((now) => now ?? "rest"), REST_MS);
        }}
        onPointerLeave={() => {
          clearTimeout(timer.current);
          if (open === "rest") setOpen(null);
        }}
      >
        {children}
      </button>
      {open ? <PriceTracePanel button={button} label={label} pressed={open === "press"} onClose={() => setOpen(null)} {...traced} /> : null}
    </>
  );
}
