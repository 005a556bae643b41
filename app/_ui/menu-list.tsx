"use client";

import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { cn } from "./cn";
import { giveFocusBack } from "./give-focus-back";
import { KeyHint } from "./key-hint";
import type { MenuAction } from "./menu-action";

interface MenuListProps {
  actions: readonly MenuAction[];
  align: "start" | "end";
  label: string;
  heading?: ReactNode;
  button: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** The open list of a Menu; it hangs on an unseen anchor over the button, which keeps its own place and focus. */
export default function MenuList({ actions, align, label, heading, button, onClose }: MenuListProps) {
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => open || onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label={label}
          aria-labelledby={undefined}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => giveFocusBack(event, button.current)}
          onInteractOutside={(event) => {
            // The button closes its own menu; closing it here as well would open it again.
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
          }}
          className="enter-pop z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-80 overflow-y-auto rounded-lg border bg-raised p-1 shadow-pop"
        >
          {heading ? <div className="px-2 py-1.5 text-label text-ink-3">{heading}</div> : null}
          {actions.map((action) => (
            <MenuRow key={action.id} action={action} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const itemLook = cn(
  "flex min-h-9 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none sm:min-h-8",
  "data-[highlighted]:bg-hover data-[disabled]:text-ink-3 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3",
);

function MenuRow({ action }: { action: MenuAction }) {
  const body = (
    <>
      {action.icon}
      <span className="min-w-0 grow">
        <span className={cn("block truncate", action.danger && "text-late")}>{action.label}</span>
        {action.note ? <span className="block text-label text-ink-3">{action.note}</span> : null}
      </span>
      {action.checked ? <span aria-hidden>✓</span> : null}
      {action.keys ? <KeyHint keys={action.keys} /> : null}
    </>
  );
  return (
    <>
      {action.separated ? <DropdownMenu.Separator className="my-1 h-px bg-line" /> : null}
      {action.href && !action.disabled ? (
        <DropdownMenu.Item asChild className={itemLook}>
          <Link href={action.href}>{body}</Link>
        </DropdownMenu.Item>
      ) : (
        <DropdownMenu.Item className={itemLook} disabled={action.disabled} onSelect={action.onSelect}>
          {body}
        </DropdownMenu.Item>
      )}
    </>
  );
}
