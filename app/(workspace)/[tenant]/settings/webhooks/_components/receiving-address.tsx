"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "../../_components/copy-button";

/** Where a connected system sends its reports. */
export function ReceivingAddress({ url }: { url: string }) {
  const t = useTranslations("webhooks");
  return (
    <div className="flex w-full flex-wrap items-center gap-2">
      <div role="group" aria-label={t("receivingAddress")} className="min-w-0 grow rounded-md bg-sunken px-3 py-2">
        <code className="break-all select-all">{url}</code>
      </div>
      <CopyButton text={url} label={t("copyAddress")} />
    </div>
  );
}
