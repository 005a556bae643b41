"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Section, Select, TableSkeleton } from "@/app/_ui";

const channels = ["app", "mail", "none"] as const;

/** How one is told of each kind of thing in this workspace; saved as it is chosen. */
export function NoticesSection() {
  const t = useTranslations("notifications");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const query = trpc.notifications.preferences.queryOptions({});
  const preferences = useQuery(query);
  const choose = useCommand(trpc.notifications.choose, {
    refresh: false,
    onDone: ({ code, channel }) => queryClient.setQueryData(query.queryKey, (rows) => rows?.map((row) => (row.code === code ? { ...row, channel } : row))),
  });
  if (preferences.error) return <QueryFault error={preferences.error} onRetry={() => void preferences.refetch()} compact />;
  if (!preferences.data) return <TableSkeleton label={t("title")} columns={2} />;
  return (
    <Section flush title={<span id="notifications" className="scroll-mt-16">{t("preferences.title")}</span>} description={t("preferences.lead")}>
      {preferences.data.length === 0 ? <p className="text-ink-2">{t("preferences.none")}</p> : (
        <ul className="flex flex-col border-y">
          {preferences.data.map(({ code, channel }) => (
            <li key={code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b py-2 last:border-b-0">
              <span id={`notice-${code}`}>{t(`kinds.${code}`)}</span>
              <div className="w-56 max-sm:w-full">
                <Select
                  aria-labelledby={`notice-${code}`}
                  options={channels.map((one) => ({ value: one, label: t(`preferences.channel.${one}`) }))}
                  value={channel}
                  onChange={(event) => choose.run({ code, channel: channels.find((one) => one === event.target.value) ?? "app" })}
                />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
