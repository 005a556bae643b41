"use client";

import { useQuery } from "@tanstack/react-query";
import { FileUp, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { IconButton, Progress } from "@/app/_ui";
import { useWorkspacePath } from "../_member-context";

type Run = RouterOutputs["imports"]["list"]["rows"][number];

const ASK_EVERY_MS = 2_000;
const LATEST = 10;

/** Imports that the worker is at, on every page but their own; one that ended while somebody looked says with what result. */
export function ImportTray({ look }: { look: string }) {
  const t = useTranslations("imports");
  const here = usePathname();
  const { data } = useQuery(
    useTRPC().imports.list.queryOptions({ limit: LATEST }, { refetchInterval: (query) => (query.state.data?.rows.some((run) => run.phase) ? ASK_EVERY_MS : false) }),
  );
  const [followed, setFollowed] = useState<ReadonlySet<string>>(new Set());
  const rows = data?.rows;
  useEffect(() => {
    const going = rows?.filter((run) => run.phase).map((run) => run.id) ?? [];
    if (going.length > 0) setFollowed((before) => (going.every((id) => before.has(id)) ? before : new Set([...before, ...going])));
  }, [rows]);
  const shown = rows?.filter((run) => (run.phase !== null || followed.has(run.id)) && !here.endsWith(run.id)) ?? [];
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("tray.label")} className={look}>
      <ul>
        {shown.map((run) => <TrayRow key={run.id} run={run} onDismiss={() => setFollowed((before) => new Set([...before].filter((id) => id !== run.id)))} />)}
      </ul>
    </section>
  );
}

function TrayRow({ run, onDismiss }: { run: Run; onDismiss: () => void }) {
  const t = useTranslations("imports");
  const path = useWorkspacePath();
  const [done, total] = run.phase === "undo" ? [run.rowsUndone + run.rowsKept, run.rowsCreated + run.rowsUpdated] : [run.rowsDone, run.rowsTotal];
  const result = run.status === "undone" ? t("tray.undone", { undone: run.rowsUndone, kept: run.rowsKept }) : t("tray.result", { good: run.rowsCreated + run.rowsUpdated + run.rowsUnchanged, refused: run.rowsRefused });
  return (
    <li className="flex items-center gap-2 border-b px-3 py-2 last:border-b-0">
      <FileUp aria-hidden className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 grow" role={run.phase ? undefined : "status"}>
        <Link href={path(`/imports/${run.id}`)} className="block truncate font-medium hover:text-accent">{run.fileName}</Link>
        {run.phase ? (
          <Progress label={t(`progress.${run.phase}`)} value={done} max={total} note={t(`progress.${run.phase}Note`, { done, total })} />
        ) : (
          <p className="text-label text-ink-3">{run.status === "checked" ? t("tray.checked", { refused: run.rowsRefused }) : result}</p>
        )}
      </div>
      {run.phase ? null : <IconButton label={t("tray.dismiss", { name: run.fileName })} icon={<X />} onClick={onDismiss} />}
    </li>
  );
}
