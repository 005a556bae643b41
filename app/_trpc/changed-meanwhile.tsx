"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../_ui/button";
import { useFormat } from "../_ui/format";
import type { NaruErrorData } from "./naru-error";

/** Optimistic locking, told in place: who saved the record and when; each differing field carries what was saved. */
export function ChangedMeanwhile({ refusal, onTakeSaved }: { refusal: NaruErrorData; onTakeSaved: () => void }) {
  const t = useTranslations("trpc");
  const format = useFormat();
  const by = String(refusal.params.by ?? "");
  return (
    <div role="alert" className="flex flex-wrap items-center justify-between gap-3 rounded-lg border bg-waiting-soft px-3 py-2">
      <p className="flex min-w-0 items-start gap-2">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-waiting" />
        <span>
          {t("changed.what", { by: by || t("changed.somebody"), when: format.moment(String(refusal.params.at)) })} {t("changed.next")}
        </span>
      </p>
      <Button size="small" onClick={onTakeSaved}>{t("changed.takeSaved")}</Button>
    </div>
  );
}
