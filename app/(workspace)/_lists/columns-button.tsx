"use client";

import { Columns3 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { IconButton } from "@/app/_ui";
import type { ListLayout } from "@/server/kernel/lists";

const loadPanel = () => import("./columns-panel");
const ColumnsPanel = dynamic(loadPanel, { ssr: false });

/** Opens the choice of columns; on a phone, of the fields of its cards. */
export function ColumnsButton(props: { columns: readonly { key: string; header: string; optional?: true; card?: string }[]; layout: ListLayout; onChange: (change: (now: ListLayout) => ListLayout | null) => void }) {
  const t = useTranslations("lists.columns");
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <span className="relative inline-flex">
      <IconButton
        ref={button} tone="secondary" label={t("open")} icon={<Columns3 />} aria-haspopup="dialog" aria-expanded={open}
        onClick={() => setOpen(!open)} onPointerEnter={() => void loadPanel()} onFocus={() => void loadPanel()}
      />
      {open ? <ColumnsPanel {...props} button={button} onClose={() => setOpen(false)} /> : null}
    </span>
  );
}
