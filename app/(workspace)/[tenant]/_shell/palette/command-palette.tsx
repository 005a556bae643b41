"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Dialog as Radix } from "radix-ui";
import { useState } from "react";
import { cn } from "@/app/_ui/cn";
import { useFormat } from "@/app/_ui/format";
import { KeyHint } from "@/app/_ui/key-hint";
import { usePageHeading } from "@/app/_ui/page-heading";
import { useWorkspacePath } from "../../../_member-context";
import { useActions, usePlaces, useRecent, type Entry } from "./use-entries";
import { pathOfRecord, useRecordSearch, type FoundRecord } from "./use-record-search";

/**
 * Ctrl-K: what can be done with what is open, any record by what is known of it, the beginnings of new ones, any place by its name in any
 * language. `/` opens it too where the page has no search of its own.
 */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const inWorkspace = useWorkspacePath();
  const heading = usePageHeading();
  const [typed, setTyped] = useState("");
  const { groups, searching } = useRecordSearch(typed);
  const wanted = typed.trim().toLocaleLowerCase().normalize("NFC");
  const { places, beginnings } = usePlaces(wanted);
  const actions = useActions(wanted);
  const recent = useRecent(wanted);
  const choose = (entry: Entry) => {
    onClose();
    if (entry.onSelect) {
      // The dialog gives the focus back first; what is done may open one of its own.
      setTimeout(entry.onSelect);
    } else if (entry.path) router.push(entry.id.startsWith("action-") ? entry.path : inWorkspace(entry.path));
  };
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className="enter-fade fixed inset-0 z-40 bg-[#14120f]/40" />
        <Radix.Content
          aria-describedby={undefined}
          className="enter-pop fixed top-[8vh] left-1/2 z-50 w-[calc(100%-24px)] max-w-2xl -translate-x-1/2 overflow-hidden rounded-lg border bg-raised shadow-pop outline-none"
        >
          <Radix.Title className="sr-only">{t("palette.title")}</Radix.Title>
          <Command label={t("palette.title")} loop shouldFilter={false}>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder={t("palette.placeholder")}
              className="h-12 w-full border-b bg-transparent px-4 outline-none placeholder:text-ink-3"
            />
            <Command.List aria-busy={searching} className="max-h-[min(64vh,560px)] overflow-y-auto p-1">
              <Command.Empty className="px-3 py-6 text-center text-ink-3">{t(searching ? "palette.searching" : "palette.none")}</Command.Empty>
              <EntryGroup heading={heading ? t("palette.act", { record: heading }) : t("palette.actHere")} entries={actions} onChoose={choose} />
              {groups.map(({ kind, hits }) => <FoundGroup key={kind} heading={t(`kind.${kind}`)} hits={hits} onChoose={choose} />)}
              <EntryGroup heading={t("palette.recent")} entries={recent} onChoose={choose} />
              <EntryGroup heading={t("palette.create")} entries={beginnings} onChoose={choose} />
              <EntryGroup heading={t("palette.go")} entries={places} onChoose={choose} />
            </Command.List>
            <p aria-hidden className="hidden items-center gap-4 border-t px-4 py-2 text-label text-ink-3 sm:pointer-fine:flex">
              <span className="flex items-center"><KeyHint keys="↑ ↓" />&nbsp;{t("palette.choose")}</span>
              <span className="flex items-center"><KeyHint keys="Enter" />&nbsp;{t("palette.open")}</span>
              <span className="flex items-center"><KeyHint keys="Esc" />&nbsp;{t("palette.close")}</span>
            </p>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const groupLook = "[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-label [&_[cmdk-group-heading]]:text-ink-3";
const itemLook = "flex min-h-9 cursor-default items-center justify-between gap-3 rounded-sm px-3 py-1 data-[selected=true]:bg-hover";

function EntryGroup({ heading, entries, onChoose }: { heading: string; entries: readonly Entry[]; onChoose: (entry: Entry) => void }) {
  if (entries.length === 0) return null;
  return (
    <Command.Group heading={heading} className={groupLook}>
      {entries.map((entry) => (
        <Command.Item key={entry.id} value={`${heading} ${entry.id}`} onSelect={() => onChoose(entry)} className={itemLook}>
          <span className={cn("min-w-0 truncate", entry.danger && "text-late")}>{entry.label}</span>
          {entry.keys ? <span className="shrink-0"><KeyHint keys={entry.keys} /></span> : null}
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** What was found: the name, whose it is or what answered, and when. */
function FoundGroup({ heading, hits, onChoose }: { heading: string; hits: readonly FoundRecord[]; onChoose: (entry: Entry) => void }) {
  const t = useTranslations("shell.palette");
  const format = useFormat();
  return (
    <Command.Group heading={heading} className={groupLook}>
      {hits.map((hit) => {
        const about = [hit.customerName, hit.found ? t("found", { field: t(`field.${hit.found.field}`), text: hit.found.text }) : null].filter(Boolean).join(" · ");
        return (
          <Command.Item key={hit.id} value={`${hit.kind} ${hit.id}`} onSelect={() => onChoose({ id: hit.id, label: hit.label, path: pathOfRecord(hit) })} className={itemLook}>
            <span className="flex min-w-0 flex-col sm:flex-row sm:items-baseline sm:gap-3">
              <span className="max-w-full shrink-0 truncate sm:max-w-96">{hit.label}</span>
              {about ? <span className="min-w-0 truncate text-label text-ink-2">{about}</span> : null}
            </span>
            <span className="shrink-0 text-label text-ink-3 tabular-nums">{hit.happenedOn ? format.date(hit.happenedOn, { relative: true }) : hit.code}</span>
          </Command.Item>
        );
      })}
    </Command.Group>
  );
}
