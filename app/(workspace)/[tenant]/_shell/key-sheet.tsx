"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/app/_ui/dialog";
import { KeyHint } from "@/app/_ui/key-hint";
import { useMember } from "../../_member-context";
import { generalKeys } from "./general-keys";
import { visibleNavigation } from "./navigation";


export default function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  const { permissions } = useMember();
  const groups = [
    { id: "general", rows: generalKeys.map(([id, keys]) => ({ id, keys, text: t(`keys.${id}`) })) },
    { id: "go", rows: visibleNavigation(permissions).map((entry) => ({ id: entry.id, keys: `g ${entry.key}`, text: t(`nav.${entry.id}`) })) },
  ] as const;
  return (
    <Dialog open onOpenChange={onClose} title={t("keys.title")} size="medium">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.id} aria-label={t(`keys.${group.id}`)}>
            <h3 className="pb-1 text-label text-ink-3">{t(`keys.${group.id}`)}</h3>
            <dl>
              {group.rows.map((row) => (
                <div key={row.id} className="flex h-8 items-center justify-between border-b">
                  <dt>{row.text}</dt>
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
