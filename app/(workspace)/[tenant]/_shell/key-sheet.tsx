"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Dialog } from "@/app/_ui/dialog";
import { KeyHint } from "@/app/_ui/key-hint";
import { useActionsInView } from "@/app/_ui/page-actions";
import { useMember } from "../../_member-context";
import { keysHere, type KeyRow } from "./keys-here";
import { visibleNavigation } from "./navigation";

/** The keys that work on the page in view; nothing else stands here. */
export default function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  const { permissions } = useMember();
  const actions = useActionsInView();
  const { general, here, grid } = useMemo(() => keysHere(actions), [actions]);
  const go = visibleNavigation(permissions).map((entry): KeyRow => ({ keys: `g ${entry.key}`, text: t(`nav.${entry.id}`) }));
  const groups = [{ id: "general", rows: general }, { id: "here", rows: here }, { id: "grid", rows: grid }, { id: "go", rows: go }].filter((group) => group.rows.length > 0);
  return (
    <Dialog open onOpenChange={onClose} title={t("keys.title")} size="medium">
      <div className="grid items-start gap-x-8 gap-y-4 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.id} aria-label={t(`keys.${group.id}`)}>
            <h3 className="pb-1 text-label text-ink-3">{t(`keys.${group.id}`)}</h3>
            <dl>
              {group.rows.map((row) => (
                <div key={`${row.id ?? ""} ${row.keys}`} className="flex min-h-8 items-center justify-between gap-3 border-b">
                  <dt>{row.id ? t(`keys.${row.id}`) : row.text}</dt>
                  <dd><span className="sr-only">{row.keys}</span><KeyHint keys={row.keys} /></dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
