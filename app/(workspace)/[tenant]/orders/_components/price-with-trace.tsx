"use client";

import { Popover } from "radix-ui";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { cn } from "@/app/_ui";
import { PriceTrace, type TracedPrice } from "./price-trace";

const REST_MS = 250;

/** A price that says how it came about: to the mouse that rests on it, to a press, a tap, or Enter. */
export function PriceWithTrace({ children, waiting, label, ...traced }: TracedPrice & { children: ReactNode; waiting?: boolean; label: string }) {
  const [open, setOpen] = useState<"rest" | "press" | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Popover.Root open={open !== null} onOpenChange={(next) => setOpen(next ? "press" : null)}>
      <Popover.Trigger
        className={cn("rounded-sm text-right underline decoration-dotted underline-offset-2", waiting ? "text-waiting" : "decoration-line-strong")}
        onPointerEnter={(event) => {
          if (event.pointerType === "mouse") timer.current = setTimeout(() => setOpen((now) => now ?? "rest"), REST_MS);
        }}
        onPointerLeave={() => {
          clearTimeout(timer.current);
          if (open === "rest") setOpen(null);
        }}
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => open === "rest" && event.preventDefault()}
          className="enter-pop z-50 min-w-64 max-w-96 rounded-lg border bg-raised p-3 text-label text-ink shadow-pop max-sm:max-w-[calc(100vw-1rem)]"
        >
          <PriceTrace {...traced} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
