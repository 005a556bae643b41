"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { KeyHint } from "@/app/_ui/key-hint";
import { useMember, useWorkspacePath } from "../../_member-context";
import { visibleNavigation } from "./navigation";

/** Ctrl-K: go anywhere by typing its name. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const { permissions } = useMember();
  const inWorkspace = useWorkspacePath();
  const places = visibleNavigation(permissions).flatMap((entry) => [
    { id: entry.id, path: entry.path, keys: `g ${entry.key}` },
    ...(entry.children ?? []).map((child) => ({ id: child.id, path: child.path, keys: undefined })),
  ]);
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className="enter-fade fixed inset-0 z-40 bg-[#14120f]/40" />
        <Radix.Content
          aria-describedby={undefined}
          className="enter-pop fixed top-[10vh] left-1/2 z-50 w-[calc(100%-24px)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border bg-raised shadow-pop outline-none"
        >
          <Radix.Title className="sr-only">{t("palette.title")}</Radix.Title>
          <Command label={t("palette.title")} loop>
            <Command.Input
              placeholder={t("palette.placeholder")}
              className="h-12 w-full border-b bg-transparent px-4 outline-none placeholder:text-ink-3"
            />
            <Command.List className="max-h-80 overflow-y-auto p-1">
              <Command.Empty className="px-3 py-6 text-center text-ink-3">{t("palette.none")}</Command.Empty>
              <Command.Group heading={t("palette.go")} className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-ink-3">
                {places.map((place) => (
                  <Command.Item
                    key={place.id}
                    value={t(`nav.${place.id}`)}
                    onSelect={() => {
                      onClose();
                      router.push(inWorkspace(place.path));
                    }}
                    className="flex h-9 cursor-default items-center justify-between rounded-sm px-3 data-[selected=true]:bg-hover"
                  >
                    {t(`nav.${place.id}`)}
                    {place.keys ? <KeyHint keys={place.keys} /> : null}
                  </Command.Item>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
