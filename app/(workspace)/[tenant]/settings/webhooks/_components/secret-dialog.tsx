"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, Dialog } from "@/app/_ui";
import { CopyButton } from "../../_components/copy-button";

interface SecretDialogProps {
  title: string;
  body: string;
  secret: string;
  /** Shown above the secret: the address that goes with it. */
  children?: ReactNode;
  onClose: () => void;
}

/** A signing secret, this once. */
export function SecretDialog({ title, body, secret, children, onClose }: SecretDialogProps) {
  const t = useTranslations("webhooks");
  return (
    <Dialog open onOpenChange={onClose} size="medium" title={title} description={body} actions={<Button tone="primary" onClick={onClose}>{t("kept")}</Button>}>
      <div className="flex flex-col items-start gap-3">
        {children}
        <div role="group" aria-label={t("secret")} className="w-full rounded-md bg-sunken px-3 py-2">
          <code className="break-all select-all">{secret}</code>
        </div>
        <CopyButton text={secret} label={t("copySecret")} size="medium" />
      </div>
    </Dialog>
  );
}
