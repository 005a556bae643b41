"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { StatementTray } from "../_documents/statement-tray";
import { useMay, useMember } from "../_member-context";
import { forgetAsked } from "./asked-exports";
import { addressOfFile, isUnfinished } from "./export-file";
import { ImportTray } from "./import-tray";

const ExportRows = dynamic(() => import("./export-rows"), { ssr: false });
const ASK_EVERY_MS = 1000;

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
      if (!isUnfinished(one) && forgetAsked(one.id) && one.fileId) fetchFile(addressOfFile(workspace.slug, one.fileId));
    }
  }, [exports, workspace.slug]);
  if (exports.length === 0) return null;
  return (
    <section aria-label={t("tray")} className={look}>
      <h2 className="sticky top-0 border-b bg-raised px-3 py-2 text-label font-semibold text-ink-2">{t("tray")}</h2>
      <ExportRows exports={exports} slug={workspace.slug} />
    </section>
  );
}

function fetchFile(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
