"use client";

import { FilePenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, cn, toastDone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { KeptDraft } from "./use-kept-draft";

/** Above a form: what was typed here before and not saved, to be taken up or thrown away. */
export function DraftBar({ draft }: { draft: KeptDraft }) {
  const t = useTranslations("drafts");
  const format = useFormat();
  const { offer } = draft.state;
  if (!offer) return null;
  const when = format.moment(offer.at);
  const discard = () => {
    const undo = draft.discard();
    if (undo && !offer.elsewhere) toastDone(t("discarded"), { undo: { label: t("undo"), onUndo: undo } });
  };
  return (
    <div role="status" className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border bg-moving-soft px-3 py-2">
      <p className="flex min-w-0 grow basis-64 items-start gap-2">
        <FilePenLine aria-hidden className="mt-0.5 size-4 shrink-0 text-moving" />
        <span>
          {t(offer.elsewhere ? "elsewhere" : "offer", { when })} {draft.isOlder ? t("older") : null}
        </span>
      </p>
      <div className="flex gap-2">
        <Button size="small" onClick={draft.continueIt}>{t(offer.elsewhere ? "takeOther" : "continue")}</Button>
        <Button size="small" tone="ghost" onClick={discard}>{t(offer.elsewhere ? "keepMine" : "discard")}</Button>
      </div>
    </div>
  );
}

/** At a form's foot, quietly: that what stands in it is kept. */
export function DraftNote({ draft }: { draft: KeptDraft }) {
  const t = useTranslations("drafts");
  const format = useFormat();
  const { keptAt, failed, offer } = draft.state;
  const text = failed ? t("failed") : keptAt && !offer ? t("kept", { time: format.time(keptAt) }) : null;
  // Its line is there before it says something: nothing below moves.
  return <p className={cn("min-h-4 text-label", failed ? "text-waiting" : "text-ink-3")}>{text}</p>;
}
