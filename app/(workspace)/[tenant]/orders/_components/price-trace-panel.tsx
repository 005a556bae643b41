"use client";

import { Popover } from "radix-ui";
import type { RefObject } from "react";
import { PriceTrace, type TracedPrice } from "./price-trace";

interface PriceTracePanelProps extends TracedPrice {
  button: RefObject<HTMLButtonElement | null>;
  label: string;
  /** Opened by a press: it takes the focus and gives it back. A mouse that only rests leaves the focus where it is. */
  pressed: boolean;
  onClose: () => void;
}

/** The open account of a price; it hangs below the price. */
export default function PriceTracePanel({ button, label, pressed, onClose, ...traced }: PriceTracePanelProps) {
  return (
    <Popover.Root open onOpenChange={(open) => open || onClose()}>
      <Popover.Anchor virtualRef={button as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => pressed || event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (pressed) button.current?.focus();
          }}
          onInteractOutside={(event) => {
            // The price closes its own account; closing it here as well would open it again.
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
          }}
          className="enter-pop z-50 min-w-64 max-w-96 rounded-lg border bg-raised p-3 text-label text-ink shadow-pop max-sm:max-w-[calc(100vw-1rem)]"
        >
          <PriceTrace {...traced} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
