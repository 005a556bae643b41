"use client";

import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import type { RefObject } from "react";
import { giveFocusBack } from "@/app/_ui/give-focus-back";
import BellPanel from "./bell-panel";

/** What opens under the bell; loaded with it, so that no page pays for it before it is wanted. */
export default function BellPopover({ button, onClose }: { button: RefObject<HTMLButtonElement | null>; onClose: () => void }) {
  const t = useTranslations("notifications");
  return (
    <Popover.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Popover.Anchor virtualRef={button as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("title")}
          onInteractOutside={(event) => {
            // The bell itself closes what it opened.
            if (button.current?.contains(event.target as Node)) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => giveFocusBack(event, button.current)}
          className="enter-pop z-50 flex max-h-[min(560px,80dvh)] w-[min(420px,calc(100vw-16px))] flex-col overflow-hidden rounded-lg border bg-raised shadow-pop outline-none"
        >
          <BellPanel onGo={onClose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
