"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { useState, type ReactNode } from "react";
import { KeyHint } from "@/app/_ui/key-hint";
import { useMay, useMember, useWorkspacePath } from "../../_member-context";
import { creations, visibleNavigation } from "./navigation";
import { useRecordSearch } from "./use-record-search";

interface Entry {
  id: string;
  label: string;
  path: string;
  detail?: ReactNode;
}

/** Ctrl-K: any place by its name, any customer, order or item by what is known of it, and the beginnings of new ones. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const may = useMay();
  const { permissions } = useMember();
  const inWorkspace = useWorkspacePath();
  const [typed, setTyped] = useState("");
  const { found, searching } = useRecordSearch(typed);

  const wanted = typed.trim().toLocaleLowerCase();
  const matching = (entry: Entry) => entry.label.toLocaleLowerCase().includes(wanted);
  const places: Entry[] = visibleNavigation(permissions)
    .flatMap((entry) => [
      { id: entry.id, label: t(`nav.${entry.id}`), path: entry.path, detail: <KeyHint keys={`g ${entry.key}`} /> },
      ...(entry.children ?? []).map((child) => ({ id: child.id, label: t(`nav.${child.id}`), path: child.path })),
    ])
    .filter(matching);
  const beginnings: Entry[] = creations
    .filter((creation) => may(creation.permission))
    .map((creation) => ({ id: creation.id, label: t(`create.${creation.id}`), path: creation.path }))
    .filter(matching);
  const records = (["customers", "orders", "items"] as const).map((kind) => ({
    kind,
    entries: found.filter((record) => record.kind === kind).map(({ id, label, path, detail }) => ({ id, label, path, detail })),
  }));
  const go = (path: string) => {
    onClose();
    router.push(inWorkspace(path));
  };

  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className="enter-fade fixed inset-0 z-40 bg-[#14120f]/40" />
        <Radix.Content
          aria-describedby={undefined}
          className="enter-pop fixed top-[10vh] left-1/2 z-50 w-[calc(100%-24px)] max-w-xl -translate-x-1/2 overflow-hidden rounded-lg border bg-raised shadow-pop outline-none"
        >
          <Radix.Title className="sr-only">{t("palette.title")}</Radix.Title>
          <Command label={t("palette.title")} loop shouldFilter={false}>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={t("palette.placeholder")}
              className="h-12 w-full border-b bg-transparent px-4 outline-none placeholder:text-ink-3"
            />
            <Command.List className="max-h-[60vh] overflow-y-auto p-1">
              <Command.Empty className="px-3 py-6 text-center text-ink-3">{t(searching ? "palette.searching" : "palette.none")}</Command.Empty>
              {records.map(({ kind, entries }) => <EntryGroup key={kind} heading={t(`nav.${kind}`)} entries={entries} onGo={go} />)}
              <EntryGroup heading={t("palette.create")} entries={beginnings} onGo={go} />
              <EntryGroup heading={t("palette.go")} entries={places} onGo={go} />
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function EntryGroup({ heading, entries, onGo }: { heading: string; entries: readonly Entry[]; onGo: (path: string) => void }) {
  if (entries.length === 0) return null;
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-ink-3"
    >
      {entries.map((entry) => (
        <Command.Item
          key={entry.id}
          value={`${heading} ${entry.id}`}
          onSelect={() => onGo(entry.path)}
          className="flex h-9 cursor-default items-center justify-between gap-3 rounded-sm px-3 data-[selected=true]:bg-hover"
        >
          <span className="min-w-0 truncate">{entry.label}</span>
          <span className="shrink-0 text-label text-ink-3">{entry.detail}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
