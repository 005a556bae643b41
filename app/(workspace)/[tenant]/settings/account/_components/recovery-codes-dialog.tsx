"use client";

import { useTranslations } from "next-intl";
import { Button, Dialog } from "@/app/_ui";
import { CopyButton } from "../../_components/copy-button";

/** The recovery codes, shown this once. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTranslations("settings.secondFactor");
  return (
    <Dialog open onOpenChange={onClose} title={t("codesTitle")} description={t("codesBody")} actions={<Button tone="primary" onClick={onClose}>{t("codesKept")}</Button>}>
      <div className="flex flex-col items-start gap-3">
        <ol className="grid w-full grid-cols-1 gap-x-6 gap-y-1 rounded-md bg-sunken px-3 py-2 sm:grid-cols-2">
          {codes.map((code) => <li key={code}><code className="select-all">{code}</code></li>)}
        </ol>
        <CopyButton text={codes.join("\n")} label={t("copyCodes")} size="medium" />
      </div>
    </Dialog>
  );
}
