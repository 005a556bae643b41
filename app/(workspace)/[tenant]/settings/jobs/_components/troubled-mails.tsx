"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, ConfirmDialog, DataTable, Section, StateBadge, type Column } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

interface TroubledMail {
  id: string;
  to: string;
  subject: string;
  status: "failed" | "unknown";
  lastError: string | null;
  at: Date;
}

/** Mails that did not go out, and those of which nobody knows. Nothing is shown while there are none. */
export function TroubledMails() {
  const t = useTranslations("jobs");
  const trpc = useTRPC();
  const format = useFormat();
  const may = useMay();
  const { data: rows, error, refetch } = useQuery(trpc.jobs.troubledMails.queryOptions({}));
  const columns: Column<TroubledMail>[] = [
    {
      key: "subject", header: t("column.subject"), className: "whitespace-normal",
      cell: (row) => (
        <>
          <span className="block font-medium">{row.subject}</span>
          <span className="block text-label text-ink-2 [overflow-wrap:anywhere]">{row.to}</span>
        </>
      ),
    },
    { key: "status", header: t("column.state"), cell: (row) => <StateBadge tone={row.status === "failed" ? "late" : "waiting"}>{t(`mailStatus.${row.status}`)}</StateBadge> },
    { key: "reason", header: t("column.reason"), card: "hidden", cell: (row) => <span className="text-ink-2">{row.lastError}</span> },
    { key: "at", header: t("column.at"), cell: (row) => format.moment(row.at) },
    ...(may("jobs.retry") ? [{ key: "actions", header: t("column.action"), className: "w-28 sm:text-right", cell: (row: TroubledMail) => <ResendButton mail={row} /> }] : []),
  ];
  if (error) return <QueryFault compact error={error} onRetry={() => void refetch()} />;
  if (!rows?.length) return null;
  return (
    <Section title={t("mailsTitle")} description={t("mailsDescription")}>
      <DataTable label={t("mailsTitle")} columns={columns} rows={rows} rowKey={(row) => row.id} empty={null} />
    </Section>
  );
}

/** A refused mail is simply tried again; one that may have arrived asks first. */
function ResendButton({ mail }: { mail: TroubledMail }) {
  const t = useTranslations("jobs");
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  const resend = useCommand(trpc.jobs.resendMail, { doneText: t("resent"), onDone: () => setAsking(false) });
  const run = () => resend.run({ mailId: mail.id });
  return (
    <>
      <Button size="small" pending={resend.pending} aria-label={t("resendLabel", { subject: mail.subject })} onClick={() => (mail.status === "unknown" ? setAsking(true) : run())}>
        {t("resend")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("resendTitle")}
        description={t("resendBody", { to: mail.to })}
        verb={t("resend")}
        pending={resend.pending}
        onConfirm={run}
      />
    </>
  );
}
