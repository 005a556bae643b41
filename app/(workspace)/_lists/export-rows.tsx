"use client";

import { Download, FileSpreadsheet, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { IconButton, Progress } from "@/app/_ui";
import { LISTS, type ListName } from "@/server/kernel/lists";
import { addressOfFile, isUnfinished, type Export } from "./export-file";

/** The files themselves; apart from the tray, since most pages have none to show. */
export default function ExportRows({ exports, slug }: { exports: readonly Export[]; slug: string }) {
  return <ul>{exports.map((one) => <TrayRow key={one.id} one={one} slug={slug} />)}</ul>;
}

function TrayRow({ one, slug }: { one: Export; slug: string }) {
  const t = useTranslations("lists.export");
  const all = useTranslations();
  const trpc = useTRPC();
  const { textOf } = useErrorText();
  const dismiss = useCommand(trpc.lists.dismissExport);
  const title = all(LISTS[one.list as ListName].title as never);
  const name = one.fileName ?? `${title}.${one.format}`;
  const going = isUnfinished(one);
  return (
    <li className="flex items-center gap-2 border-b px-3 py-2 last:border-b-0">
      <FileSpreadsheet aria-hidden className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 grow" role={going ? undefined : "status"}>
        <p className="truncate font-medium">{name}</p>
        {going ? (
          <Progress
            label={name} value={one.rowsDone} max={one.rowsTotal ?? Math.max(1, one.rowsDone * 2)}
            note={one.status === "queued" ? t("queued") : one.rowsTotal === null ? t("rowsSoFar", { done: one.rowsDone }) : t("rows", { done: one.rowsDone, total: one.rowsTotal })}
          />
        ) : (
          <p className={one.status === "failed" ? "text-label text-late" : "text-label text-ink-3"}>
            {one.status === "failed" ? (textOf(one.failure ?? "", {}) ?? t("failed")) : one.status === "done" && !one.fileId ? t("expired") : t("done", { count: one.rowsDone })}
          </p>
        )}
      </div>
      {one.fileId ? (
        <a aria-label={t("download", { name })} title={t("download", { name })} href={addressOfFile(slug, one.fileId)} download className="flex size-8 shrink-0 items-center justify-center rounded-md text-accent hover:bg-hover">
          <Download aria-hidden className="size-4" />
        </a>
      ) : null}
      <IconButton label={t(going ? "giveUp" : "dismiss", { name })} icon={<X />} pending={dismiss.pending} onClick={() => dismiss.run({ exportId: one.id as never })} />
    </li>
  );
}
