"use client";

import { Popover } from "radix-ui";
import { useEffect, useId, useRef, type ReactNode } from "react";

/** How a cell came about, beside it. It takes no focus: arrows go on through the grid, Escape or going on closes it. */
export default function CellDetail({ cell, label, children, onClose }: { cell: HTMLElement; label: string; children: ReactNode; onClose: () => void }) {
  const id = useId();
  const anchor = useRef(cell);
  useEffect(() => {
    anchor.current = cell;
    cell.setAttribute("aria-describedby", id);
    return () => cell.removeAttribute("aria-describedby");
  }, [cell, id]);
  return (
    <Popover.Root open onOpenChange={(open) => open || onClose()}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          id={id}
          key={cell.dataset.cell}
          role="note"
          aria-label={label}
          side="bottom"
          align="end"
          sideOffset={2}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="enter-pop z-50 max-h-(--radix-popover-content-available-height) max-w-96 min-w-64 overflow-y-auto rounded-lg border bg-raised p-3 text-label text-ink shadow-pop max-sm:max-w-[calc(100vw-1rem)]"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
