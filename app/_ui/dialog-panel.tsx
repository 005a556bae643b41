"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { Button, IconButton } from "./button";
import { cn } from "./cn";
import { giveFocusBack } from "./give-focus-back";

export interface PanelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Says exactly what will happen, and in what amount. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the primary one last; leaving without them stands before. */
  actions?: ReactNode;
  /** The actions carry something out, and "Cancel" leaves it. */
  cancels?: boolean;
}

export type DialogProps = PanelProps & { size?: "small" | "medium" | "large" };
export type DrawerProps = PanelProps & { side?: "left" | "right" };

const veil = "enter-fade fixed inset-0 z-40 bg-[#14120f]/40";

function PanelFrame({ title, description, children, actions, cancels }: Omit<PanelProps, "open" | "onOpenChange">) {
  const t = useTranslations("ui");
  return (
    <>
      <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
        <div className="min-w-0">
          <Radix.Title className="text-title font-semibold">{title}</Radix.Title>
          {description ? (
            <Radix.Description className="mt-1 text-ink-2">{description}</Radix.Description>
          ) : (
            <Radix.Description className="sr-only">{title}</Radix.Description>
          )}
        </div>
        <Radix.Close asChild>
          <IconButton label={t("close")} icon={<X />} className="-mr-2" />
        </Radix.Close>
      </header>
      <div data-panel-body className="min-h-0 grow overflow-y-auto px-5 pb-5">{children}</div>
      {actions ? (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-5 py-3 max-sm:[&>*]:h-11 max-sm:[&>*]:grow">
          {cancels ? <Radix.Close asChild><Button>{t("cancel")}</Button></Radix.Close> : null}
          {actions}
        </footer>
      ) : null}
    </>
  );
}

/** What had the focus when the panel opened has it again when it closes, unless somebody has gone on already; the library gives it back to a trigger of its own only. */
function useReturn(open: boolean, onOpen?: (event: Event) => void) {
  const from = useRef<Element | null>(null);
  // Before what is inside is there: a field that takes the focus as it comes keeps the library from asking.
  useLayoutEffect(() => {
    if (open) from.current = document.activeElement;
  }, [open]);
  return {
    onOpenAutoFocus: (event: Event) => {
      from.current = document.activeElement;
      onOpen?.(event);
    },
    onCloseAutoFocus: (event: Event) => {
      if (from.current?.isConnected) giveFocusBack(event, from.current);
    },
  };
}

const FIELDS = "[data-panel-body] :is(input, select, textarea):not(:disabled, [type=hidden], [type=file])";

/** A form begins at its first field, not at the cross that closes it; a question at the field that must be filled in still, else at its answer. */
function beginAtField(event: Event): void {
  const panel = event.currentTarget;
  if (!(panel instanceof HTMLElement)) return;
  const fields = [...panel.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(FIELDS)];
  const answer = panel.querySelector<HTMLElement>("[data-answer]");
  const first = answer ? (fields.find((field) => field.ariaRequired === "true" && field.value === "") ?? answer) : fields[0];
  if (!first) return;
  event.preventDefault();
  first.focus();
}

const widths = { small: "sm:max-w-md", medium: "sm:max-w-xl", large: "sm:max-w-4xl" } as const satisfies Record<NonNullable<DialogProps["size"]>, string>;

/** `Dialog`, once it was opened. */
export function DialogPanel({ open, onOpenChange, size = "small", ...frame }: DialogProps) {
  const focus = useReturn(open, beginAtField);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={veil} />
        <Radix.Content
          {...focus}
          className={cn(
            "enter-pop fixed z-50 flex max-h-[92dvh] w-full flex-col overflow-hidden border bg-raised shadow-pop outline-none",
            "inset-x-0 bottom-0 rounded-t-lg sm:inset-x-auto sm:top-[12vh] sm:bottom-auto sm:left-1/2 sm:max-h-[76vh] sm:-translate-x-1/2 sm:rounded-lg",
            widths[size],
          )}
        >
          <PanelFrame {...frame} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** `Drawer`, once it was opened. */
export function DrawerPanel({ open, onOpenChange, side = "right", ...frame }: DrawerProps) {
  const focus = useReturn(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={veil} />
        <Radix.Content
          {...focus}
          className={cn(
            "fixed inset-y-0 z-50 flex w-full max-w-md flex-col border-line bg-raised shadow-pop outline-none",
            side === "right" ? "enter-right right-0 border-l" : "enter-left left-0 max-w-[280px] border-r",
          )}
        >
          <PanelFrame {...frame} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
