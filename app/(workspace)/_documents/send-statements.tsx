"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui";

const loadDialog = () => import("./statements-dialog");
const StatementsDialog = dynamic(loadDialog, { ssr: false });

/** Mails its statement to each of the chosen customers, after it was shown who gets what where. */
export function SendStatements({ customerIds, onDone }: { customerIds: readonly string[]; onDone: () => void }) {
  const t = useTranslations("documents.statements");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} onPointerEnter={() => void loadDialog()} onFocus={() => void loadDialog()}>{t("open")}</Button>
      {open ? <StatementsDialog customerIds={customerIds} onClose={() => setOpen(false)} onDone={onDone} /> : null}
    </>
  );
}
