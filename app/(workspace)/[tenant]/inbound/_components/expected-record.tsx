"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RecordFiles } from "@/app/(workspace)/_documents/record-files";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, ConfirmDialog, DataTable, PageSkeleton, RecordHeader, Section, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay, useWorkspacePath } from "../../../_member-context";
import { ExpectedState } from "./inbound-list";
import { PostponeDialog } from "./postpone-dialog";
import { ReceiveExpected } from "./receive-expected";
import type { Expected } from "./expected-record-type";

type Line = Expected["lines"][number];

/** One announcement: what was to come, what came, and the taking in of what stands at the door. */
export function ExpectedRecord({ expectedReceiptId }: { expectedReceiptId: string }) {
  const t = useTranslations("supply");
  const trpc = useTRPC();
  const query = useQuery(trpc.supply.expectedReceipt.queryOptions({ expectedReceiptId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("title")} />;
  return <Loaded receipt={query.data} />;
}

function Loaded({ receipt }: { receipt: Expected }) {
  const t = useTranslations("supply");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const may = useMay();
  const [asking, setAsking] = useState<"cancel" | "postpone" | null>(null);
  const [receiving, setReceiving] = useState(false);
  const can = (action: Expected["availableActions"][number]) => receipt.availableActions.includes(action);
  const close = () => setAsking(null);
  const cancel = useCommand(trpc.supply.cancelExpected, { onDone: close, doneText: t("cancelled") });
  const columns: Column<Line>[] = [
    { key: "item", header: t("item"), cell: (line) => <Link href={path(`/stock/${line.itemId}`)} className="hover:underline"><span className="font-medium">{line.itemCode}</span> <span className="text-ink-2">{line.itemName}</span></Link> },
    { key: "dueOn", header: t("dueOn"), cell: (line) => format.date(line.dueOn) },
    ...(may("costs.view") ? [{ key: "unitCost", header: t("unitCost"), numeric: true, card: "hidden" as const, cell: (line: Line) => (line.unitCost === null ? "–" : format.unitPrice(line.unitCost)) }] : []),
    { key: "expected", header: t("expected"), numeric: true, card: "aside", cell: (line) => format.quantity(line.expected, { unit: line.unitCode }) },
    { key: "received", header: t("received"), numeric: true, cell: (line) => format.quantity(line.received, { zero: "dash" }) },
    { key: "cancelled", header: t("closed"), numeric: true, card: "hidden", cell: (line) => format.quantity(line.cancelled, { zero: "dash" }) },
    { key: "waiting", header: t("waiting"), numeric: true, card: "line", className: "font-medium", cell: (line) => format.quantity(line.waiting, { unit: line.unitCode, zero: "dash" }) },
  ];
  return (
    <>
      <RecordHeader
        number={receipt.number}
        party={receipt.supplierName ?? undefined}
        state={<ExpectedState status={receipt.status} overdue={receipt.overdue} />}
        meta={<><span>{t("dueMeta", { date: format.date(receipt.dueOn) })}</span><span>{receipt.warehouseName}</span>{receipt.reference ? <span>{receipt.reference}</span> : null}</>}
        primary={can("receive") && !receiving ? <Button tone="primary" onClick={() => setReceiving(true)}>{t("receive.open")}</Button> : undefined}
        actions={[
          ...(can("postpone") ? [{ id: "postpone", label: t("postpone.title"), onSelect: () => setAsking("postpone") }] : []),
          ...(can("cancel") ? [{ id: "cancel", label: t("giveUp"), danger: true, onSelect: () => setAsking("cancel") }] : []),
        ]}
      />
      {receiving && can("receive")
        ? <ReceiveExpected receipt={receipt} onClose={() => setReceiving(false)} />
        : <Section flush title={t("lines")}><DataTable label={t("lines")} columns={columns} rows={receipt.lines} rowKey={(line) => line.id} empty={null} /></Section>}
      <RecordFiles type="expected_receipt" id={receipt.id} />
      <RecordTimeline type="expected_receipt" id={receipt.id} />
      {asking === "postpone" ? <PostponeDialog receipt={receipt} onClose={close} /> : null}
      <ConfirmDialog
        open={asking === "cancel"} onOpenChange={close} danger title={t("cancelTitle", { number: receipt.number })} description={t("cancelBody")} verb={t("giveUp")}
        pending={cancel.pending} onConfirm={() => cancel.run({ expectedReceiptId: receipt.id, version: receipt.version })}
      />
    </>
  );
}
