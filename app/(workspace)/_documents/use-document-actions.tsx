"use client";

import { FileText, Send } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import type { MenuAction } from "@/app/_ui";
import { useMay } from "../_member-context";
import { usePrint, type DocumentRef } from "./use-print";

/** A form with a preview: loaded when somebody sends. */
const SendDialog = dynamic(() => import("./send-dialog").then((loaded) => loaded.SendDialog), { ssr: false });

export interface DocumentActions {
  /** Print and send of each kind, for the record's menu. */
  readonly menu: MenuAction[];
  /** The send dialog while it is open. */
  readonly dialog: ReactNode;
  send(ref: DocumentRef): void;
}

/** What a record's menu offers to print and to mail. */
export function useDocumentActions(refs: readonly DocumentRef[]): DocumentActions {
  const t = useTranslations("documents");
  const may = useMay();
  const { print, printing } = usePrint();
  const [sending, setSending] = useState<DocumentRef | null>(null);
  const name = (ref: DocumentRef) => t(`document.${ref.kind}`);
  const prints = refs.map((ref): MenuAction => ({
    id: `print-${ref.kind}`,
    label: refs.length === 1 ? t("print") : t("printKind", { document: name(ref) }),
    icon: <FileText />,
    disabled: printing,
    onSelect: () => print(ref),
  }));
  const sends = refs.map((ref): MenuAction => ({ id: `send-${ref.kind}`, label: t("sendKind", { document: name(ref) }), icon: <Send />, onSelect: () => setSending(ref) }));
  return {
    menu: [...prints, ...(may("documents.send") ? sends : [])],
    dialog: sending ? <SendDialog document={sending} onClose={() => setSending(null)} /> : null,
    send: setSending,
  };
}
