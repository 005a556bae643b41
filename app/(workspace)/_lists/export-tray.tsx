"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, FileSpreadsheet, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { IconButton, Progress } from "@/app/_ui";
import { LISTS, type ListName } from "@/server/kernel/lists";
import { StatementTray } from "../_documents/statement-tray";
import { useMay, useMember } from "../_member-context";
import { forgetAsked } from "./asked-exports";
import { ImportTray } from "./import-tray";

type Export = RouterOutputs["lists"]["exports"][number];

const ASK_EVERY_MS = 1000;
const isUnfinished = (one: Export) => one.status === "queued" || one.status === "running";

const look = "enter-pop flex max-h-72 flex-col overflow-y-auto rounded-lg border bg-raised shadow-pop";

/** Long work under way and what came of it, on every page of the workspace. */
export function ExportTray() {
  const may = useMay();
  return (
    <div className="fixed right-4 bottom-14 z-30 flex w-80 max-w-[calc(100vw-32px)] flex-col gap-2 max-sm:bottom-20 print:hidden">
      {may("documents.send") ? <StatementTray look={look} /> : null}
      {may("imports.run") ? <ImportTray look={look} /> : null}
      <Exports />
    </div>
  );
}

/**
 * Files on their way and files that are ready, on every page of the workspace. A file that was asked for in this tab comes down by
 * itself when it is done, wherever one has gone meanwhile; another tab's waits for a click.
 */
function Exports() {
  const t = useTranslations("lists.export");
  const trpc = useTRPC();
  const { workspace } = useMember();
  const { data: exports = [] } = useQuery(
    trpc.lists.exports.queryOptions({}, { staleTime: 0, refetchInterval: (query) => (query.state.data?.some(isUnfinished) ? ASK_EVERY_MS : false) }),
  );
  useEffect(() => {
    for (const one of exports) {
      if (!isUnfinished(one) && forgetAsked(one.id) && one.fileId) fetchFile(addressOf(workspace.slug, one.fileId));
    }
  }, [exports, workspace.slug]);
  if (exports.length === 0) return null;
  return (
    <section aria-label={t("tray")} className={look}>
      <h2 className="sticky top-0 border-b bg-raised px-3 py-2 text-label font-semibold text-ink-2">{t("tray")}</h2>
      <ul>
        {exports.map((one) => <TrayRow key={one.id} one={one} slug={workspace.slug} />)}
      </ul>
    </section>
  );
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
        <a aria-label={t("download", { name })} title={t("download", { name })} href={addressOf(slug, one.fileId)} download className="flex size-8 shrink-0 items-center justify-center rounded-md text-accent hover:bg-hover">
          <Download aria-hidden className="size-4" />
        </a>
      ) : null}
      <IconButton label={t(going ? "giveUp" : "dismiss", { name })} icon={<X />} pending={dismiss.pending} onClick={() => dismiss.run({ exportId: one.id as never })} />
    </li>
  );
}

const addressOf = (slug: string, fileId: string) => `/api/files/${slug}/${fileId}`;

function fetchFile(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
