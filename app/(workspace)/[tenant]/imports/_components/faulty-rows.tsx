"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { DataTable, EmptyState, Section, type Column } from "@/app/_ui";

type Row = RouterOutputs["imports"]["faultyRows"]["rows"][number];

/** Refused records with every fault: line, column, what is wrong and what to do. */
export function FaultyRows({ runId, kind, actions }: { runId: string; kind: string; actions: ReactNode }) {
  const t = useTranslations("imports");
  const { textOf } = useErrorText();
  const trpc = useTRPC();
  const list = useQuery(trpc.imports.faultyRows.queryOptions({ importRunId: runId, limit: 200 }));
  const columns: Column<Row>[] = [
    { key: "line", header: t("line"), cell: (row) => row.lineNumbers[0] },
    { key: "key", header: t("key"), cell: (row) => row.key },
    {
      key: "faults", header: t("faults"),
      cell: (row) => (
        <ul className="flex flex-col gap-1">
          {row.faults.map((one, i) => (
            <li key={i}>
              <span className="text-ink-3">{placeOf(one)}</span> {textOf(one.code, one.params) ?? one.code}
            </li>
          ))}
        </ul>
      ),
    },
  ];
  const placeOf = ({ path, params }: Row["faults"][number]) => {
    const column = params["column"] ?? (t.has(`fields.${kind}.${path}` as never) ? t(`fields.${kind}.${path}` as never) : "");
    return t(params["file"] ? "placeInLines" : "place", { line: params["fileLine"] ?? "", column });
  };
  if (list.error) return <QueryFault error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <Section title={t("refusedTitle")} description={t("refusedDescription")} actions={actions}>
      {list.data?.next ? <p className="text-ink-2">{t("firstFaults", { count: list.data.rows.length })}</p> : null}
      <DataTable label={t("refusedTitle")} columns={columns} rows={list.data?.rows} rowKey={(row) => String(row.position)} empty={<EmptyState compact title={t("noFaults")} />} />
    </Section>
  );
}
