"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button";
import { cn } from "./cn";
import { KeyHint } from "./key-hint";
import { useKeys } from "./use-keys";

export interface MenuAction {
  id: string;
  label: ReactNode;
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  /** Why it is disabled, or one more line of explanation. */
  note?: ReactNode;
  href?: string;
  onSelect?: () => void;
  /** Draws a hairline above. */
  separated?: boolean;
  checked?: boolean;
}

const itemLook = cn(
  "flex min-h-9 cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none sm:min-h-8",
  "data-[highlighted]:bg-hover data-[disabled]:text-ink-3 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3",
);

/** The rest of what can be done, with its keys. Without a trigger it is the three dots. */
export function Menu({
  actions, trigger, align = "end", label, heading,
}: {
  actions: readonly MenuAction[];
  trigger?: ReactNode;
  align?: "start" | "end";
  label?: string;
  heading?: ReactNode;
}) {
  const t = useTranslations("ui");
  useKeys(actions);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        {trigger ?? <IconButton tone="secondary" label={label ?? t("more")} icon={<Ellipsis />} />}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
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
