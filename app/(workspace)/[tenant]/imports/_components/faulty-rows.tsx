"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Section, TableSkeleton } from "@/app/_ui";
import { CorrectCells, type Cells } from "./correct-cells";
import { FaultGroups, type FaultGroup } from "./fault-groups";

/** Refused records: what is wrong by kind, and the rows to be corrected right here. The file keeps its line numbers. */
export function FaultyRows({ runId, kind, editable, actions }: { runId: string; kind: string; editable: boolean; actions: ReactNode }) {
  const t = useTranslations("imports");
  const trpc = useTRPC();
  const [group, setGroup] = useState<FaultGroup | null>(null);
  const [cells, setCells] = useState<Cells>({});
  const filter = group ? { code: group.code, column: group.column ?? undefined } : {};
  const list = useQuery({ ...trpc.imports.faultyRows.queryOptions({ importRunId: runId, limit: 100, ...filter }), placeholderData: keepPreviousData });
  const correct = useCommand(trpc.imports.correct, { onDone: () => setCells({}) });
  const corrected = Object.values(cells).reduce((sum, line) => sum + Object.keys(line).length, 0);
  if (list.error) return <QueryFault error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Section
      title={t("refusedTitle")}
      description={t(editable ? "refusedDescription" : "refusedAfter")}
      actions={
        <>
          {actions}
          {editable ? (
            <Button tone={corrected > 0 ? "primary" : undefined} disabled={corrected === 0} pending={correct.pending} onClick={() => correct.run({ importRunId: runId, cells })}>
              {t("grid.checkAgain", { count: corrected })}
            </Button>
          ) : null}
        </>
      }
    >
      <FaultGroups runId={runId} kind={kind} chosen={group} onChoose={setGroup} />
      {list.data?.next ? <p className="text-ink-2">{t("firstFaults", { count: list.data.rows.length })}</p> : null}
      {list.data ? <CorrectCells data={list.data} cells={cells} editable={editable} onChange={setCells} /> : <TableSkeleton label={t("refusedTitle")} />}
    </Section>
  );
}
