"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/app/_ui/dialog";
import { KeyHint } from "@/app/_ui/key-hint";
import { useMember } from "../../_member-context";
import { visibleNavigation } from "./navigation";

const general = [
  ["palette", "Ctrl+K"], ["search", "/"], ["next", "j"], ["previous", "k"], ["open", "Enter"], ["select", "x"], ["back", "Esc"],
] as const;

export default function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  const { permissions } = useMember();
  const rows = [
    ...general.map(([id, keys]) => ({ id, keys, text: t(`keys.${id}`) })),
    ...visibleNavigation(permissions).map((entry) => ({ id: entry.id, keys: `g ${entry.key}`, text: t(`nav.${entry.id}`) })),
  ];
  return (
    <Dialog open onOpenChange={onClose} title={t("keys.title")} size="medium">
      <dl className="grid gap-x-8 sm:grid-cols-2">
        {rows.map((row) => (
          <div key={row.id} className="flex h-8 items-center justify-between border-b">
            <dt>{row.text}</dt>
            <dd><span className="sr-only">{row.keys}</span><KeyHint keys={row.keys} /></dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
