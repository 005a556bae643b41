"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { cn, Skeleton } from "@/app/_ui";

export type FaultGroup = RouterOutputs["imports"]["faultGroups"]["groups"][number];

/** What is wrong, kind by kind with how many rows each; choosing one shows its rows only. */
export function FaultGroups({ runId, kind, chosen, onChoose }: { runId: string; kind: string; chosen: FaultGroup | null; onChoose: (group: FaultGroup | null) => void }) {
  const t = useTranslations("imports");
  const { textOf } = useErrorText();
  const groups = useQuery(useTRPC().imports.faultGroups.queryOptions({ importRunId: runId }));
  if (groups.error) return <QueryFault error={groups.error} onRetry={() => void groups.refetch()} />;
  if (!groups.data) return <Skeleton className="h-28" />;
  const fieldName = (path: string) => (t.has(`fields.${kind}.${path}` as never) ? t(`fields.${kind}.${path}` as never) : "");
  const same = (group: FaultGroup) => chosen?.code === group.code && chosen.column === group.column;
  return (
    <ul aria-label={t("groups.label")} className="flex flex-col divide-y rounded-lg border">
      {groups.data.groups.map((group) => (
        <li key={`${group.code} ${group.column ?? ""}`}>
          <button
            type="button"
            aria-pressed={same(group)}
            onClick={() => onChoose(same(group) ? null : group)}
            className={cn("flex w-full items-baseline gap-3 px-3 py-2 text-left hover:bg-hover", same(group) && "bg-accent-soft")}
          >
            <span className="min-w-10 text-right font-semibold tabular-nums text-late">{group.rows}</span>
            <span className="min-w-0 grow">
              <span className="font-medium">{group.column ?? fieldName(group.path)}</span>{" "}
              <span className="text-ink-2">{textOf(group.code, group.params) ?? group.code}</span>
            </span>
            <span className="shrink-0 text-label text-ink-3">{same(group) ? t("groups.showAll") : t("groups.show")}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
