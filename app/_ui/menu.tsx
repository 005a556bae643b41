"use client";

import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Slot } from "radix-ui";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { IconButton } from "./button";
import { cn } from "./cn";
import { useKeys } from "./use-keys";
import type { MenuAction } from "./menu-action";

const loadList = () => import("./menu-list");
const MenuList = dynamic(loadList, { ssr: false });

export interface MenuProps {
  actions: readonly MenuAction[];
  /** One button; the three dots when left out. */
  trigger?: ReactNode;
  align?: "start" | "end";
  label?: string;
  heading?: ReactNode;
  className?: string;
}

/** The rest of what can be done, with its keys. The list itself is loaded when the pointer or the focus comes near. */
export function Menu({ actions, trigger, align = "end", label, heading, className }: MenuProps) {
  const t = useTranslations("ui");
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLElement>(null);
  useKeys(actions);
  const name = label ?? t("more");
  const onKeyDown = (event: KeyboardEvent) => {
    // Escape closes a list that has not come yet: it must not lead off the page.
    if (event.key !== "ArrowDown" && !(event.key === "Escape" && open)) return;
    event.preventDefault();
    setOpen(event.key === "ArrowDown");
  };
  return (
    <span className={cn("relative inline-flex", className)}>
      <Slot.Root
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={onKeyDown}
        onPointerEnter={() => void loadList()}
        onFocus={() => void loadList()}
      >
        {trigger ?? <IconButton tone="secondary" label={name} icon={<Ellipsis />} />}
      </Slot.Root>
      {open ? <MenuList actions={actions} align={align} label={name} heading={heading} button={button} onClose={() => setOpen(false)} /> : null}
    </span>
  );
}
