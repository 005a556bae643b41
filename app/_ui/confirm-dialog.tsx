"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  /** The verb: "Post entry", "Cancel order". */
  verb: string;
  danger?: boolean;
  pending?: boolean;
  onConfirm: () => void;
  children?: ReactNode;
}

/** Only for what cannot be undone (posting, sending, cancelling); everything else is done at once and offers undo. */
export function ConfirmDialog({ verb, danger, pending, onConfirm, children, ...rest }: ConfirmDialogProps) {
  const t = useTranslations("ui");
  return (
    <Dialog
      {...rest}
      actions={
        <>
          <Button onClick={() => rest.onOpenChange(false)}>{t("keep")}</Button>
          <Button tone={danger ? "danger" : "primary"} pending={pending} onClick={onConfirm} data-answer="">
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
