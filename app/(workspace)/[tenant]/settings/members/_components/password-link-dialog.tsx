"use client";

import { useTranslations } from "next-intl";
import { Button, Dialog } from "@/app/_ui";
import { CopyButton } from "../../_components/copy-button";

/** The link to hand over: whoever opens it chooses the member's new password. */
export function PasswordLinkDialog({ email, url, onClose }: { email: string; url: string; onClose: () => void }) {
  const t = useTranslations("settings");
  return (
    <Dialog open onOpenChange={onClose} title={t("members.passwordLinkTitle")} description={t("members.passwordLinkBody", { email })} actions={<Button tone="primary" onClick={onClose}>{t("members.passwordLinkDone")}</Button>}>
      <div className="flex flex-col items-start gap-3">
        <code className="w-full rounded-md bg-sunken px-3 py-2 break-all select-all">{url}</code>
        <CopyButton text={url} label={t("members.copyLink")} size="medium" />
      </div>
    </Dialog>
  );
}
