"use client";

import { useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { Button, Section } from "@/app/_ui";
import { DEFAULT_LAYOUT, ordersList, type ListLayout } from "@/server/kernel/lists";
import { MailFrame } from "../../(workspace)/_documents/mail-frame";
import { RecordFiles } from "../../(workspace)/_documents/record-files";
import { BulkReason, BulkResults } from "../../(workspace)/_lists/bulk-dialog";
import { ColumnsButton } from "../../(workspace)/_lists/columns-button";
import { ExportButton } from "../../(workspace)/_lists/export-button";
import { ExportTray } from "../../(workspace)/_lists/export-tray";
import { PeekPanel } from "../../(workspace)/_lists/peek-panel";
import type { BulkAction, BulkRun } from "../../(workspace)/_lists/use-bulk";
import { useList } from "../../(workspace)/_lists/use-list";
import { ViewDialog } from "../../(workspace)/_lists/view-dialog";
import { ViewsMenu } from "../../(workspace)/_lists/views-menu";
import { RecordTimeline } from "../../(workspace)/_timeline/record-timeline";
import { BellPanelSample, FunctionOff, KeySheet, NotificationBell, PhoneMenu, WorkspaceSwitch } from "./shell-parts";
import { RECORD, sampleOrders, seedAnswers, type SampleOrder } from "./samples";

const SendDialog = dynamic(() => import("../../(workspace)/_documents/send-dialog").then((module) => module.SendDialog));

const bulk: BulkAction<SampleOrder> = { id: "cancel", label: "Cancel", applies: () => true, run: async () => undefined, undo: async () => undefined, asksReason: true, danger: true };
const outcomes = ["done", "refused", "skipped", "undone", "waiting"] as const;
const bulkRun = (running: boolean): BulkRun<SampleOrder> => ({
  action: bulk, running,
  results: sampleOrders.slice(0, 5).map((row, index) => ({ row, outcome: outcomes[index] ?? "done", text: "It has shipments. Cancel or return them first." })),
});
const MAIL = "<p>Dear Mr Hanil,</p><p>Your order SO-2026-01048 is confirmed. 확인되었습니다. 已确认。</p>";

type Opened = "peek" | "reason" | "results" | "running" | "view" | "keys" | "phone" | "send" | "tray";
const OPENED: readonly [Opened, string][] = [
  ["peek", "Peek"], ["reason", "Reason for many"], ["running", "Many, under way"], ["results", "Many, done"], ["view", "Save a view"], ["send", "Send a document"], ["tray", "Export tray"],
  ["keys", "Keys"], ["phone", "Menu on a phone"],
];

/** The frames that lists, records and the shell share, filled with samples in place of the server's answers. */
export function FrameSample() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [seeded] = useState(() => seedAnswers(queryClient, trpc));
  return seeded ? <Frames /> : null;
}

function Frames() {
  const [open, setOpen] = useState<Opened | null>(null);
  const [layout, setLayout] = useState<ListLayout>(DEFAULT_LAYOUT);
  const list = useList(ordersList);
  const close = () => setOpen(null);
  const columns = ordersList.columns.map((column) => ({ key: column.key, header: column.key }));
  return (
    <>
      <Section title="Frames of lists" description="A press opens what stands above the page.">
        <div className="flex flex-wrap items-center gap-2">
          <ViewsMenu list={list} />
          <ColumnsButton columns={columns} layout={layout} onChange={(change) => setLayout((now) => change(now) ?? DEFAULT_LAYOUT)} />
          <ExportButton list="orders" params={{}} columns={[]} />
          {OPENED.map(([id, label]) => <Button key={id} onClick={() => setOpen(open === id ? null : id)}>{label}</Button>)}
        </div>
      </Section>
      <Section title="Frames of the shell">
        <div className="grid gap-6 lg:grid-cols-3">
          <div className="max-w-52"><WorkspaceSwitch /></div>
          <NotificationBell />
          <BellPanelSample />
        </div>
        <FunctionOff />
      </Section>
      <div className="grid gap-6 lg:grid-cols-2">
        <RecordTimeline type={RECORD.type} id={RECORD.id} />
        <div><RecordFiles type={RECORD.type} id={RECORD.id} /></div>
        <Section title="A mail"><MailFrame html={MAIL} title="Order confirmed" /></Section>
      </div>
      {open === "peek" ? <PeekPanel title="SO-2026-01048" properties={[{ label: "Customer", value: "Mirae Foods" }, { label: "State", value: null }]} href="#" onClose={close} /> : null}
      {open === "reason" ? <BulkReason action={bulk} count={12} onRun={close} onClose={close} /> : null}
      {open === "results" || open === "running" ? <BulkResults run={bulkRun(open === "running")} nameOf={(row) => row.number} keyOf={(row) => row.id} onUndo={close} onClose={close} /> : null}
      {open === "view" ? <ViewDialog list={list} view={null} mayShare onClose={close} /> : null}
      {open === "send" ? <SendDialog document={{ kind: "order_confirmation", recordId: RECORD.id }} onClose={close} /> : null}
      {open === "tray" ? <ExportTray /> : null}
      {open === "keys" ? <KeySheet onClose={close} /> : null}
      {open === "phone" ? <PhoneMenu onClose={close} /> : null}
    </>
  );
}
