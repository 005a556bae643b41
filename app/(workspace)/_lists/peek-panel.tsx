"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, type ReactNode } from "react";
import { IconButton, LinkButton, PropertyList } from "@/app/_ui";
import { isCovered } from "@/app/_ui/use-keys";

interface PeekPanelProps {
  title: ReactNode;
  properties: readonly { label: string; value: ReactNode }[];
  href?: string;
  children?: ReactNode;
  onClose: () => void;
}

/** A look at the row beside the list: the list keeps the keys, so that one goes on from row to row. */
export function PeekPanel({ title, properties, href, children, onClose }: PeekPanelProps) {
  const t = useTranslations("lists.peek");
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || isCovered()) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onClose]);
  const close = useTranslations("ui");
  return (
    <aside aria-label={t("label")} aria-live="polite" className="enter-right fixed top-12 right-0 bottom-0 z-20 flex w-full max-w-sm flex-col border-l border-line bg-raised shadow-pop print:hidden">
      <header className="flex items-center justify-between gap-3 px-5 pt-4 pb-2">
        <h2 className="min-w-0 truncate text-title font-semibold">{title}</h2>
        <span className="flex shrink-0 items-center gap-1">
          {href ? <LinkButton size="small" href={href}>{t("open")}</LinkButton> : null}
          <IconButton label={close("close")} icon={<X />} onClick={onClose} />
        </span>
      </header>
      <div className="min-h-0 grow overflow-y-auto px-5 pb-5">
        <PropertyList properties={properties} />
        {children}
      </div>
      <p className="border-t px-5 py-2 text-label text-ink-3 max-sm:hidden">{t("hint")}</p>
    </aside>
  );
}
