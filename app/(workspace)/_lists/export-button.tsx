"use client";

import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { IconButton, Menu } from "@/app/_ui";
import type { ListName, ListParams } from "@/server/kernel/lists";
import { rememberAsked } from "./asked-exports";

/** Everything that matches, in the columns shown, as a file; it is made by the worker and waits in the tray. */
export function ExportButton({ list, params, columns }: { list: ListName; params: ListParams<string>; columns: readonly string[] }) {
  const t = useTranslations("lists.export");
  const trpc = useTRPC();
  const language = useLocale();
  const start = useCommand(trpc.lists.startExport, { onDone: ({ exportId }) => rememberAsked(exportId) });
  const ask = (format: "csv" | "xlsx") =>
    start.run({ list, format, params: params as Record<string, string>, columns: [...columns], language: language === "ko" || language === "zh" ? language : "en" });
  return (
    <Menu
      label={t("open")}
      heading={t("note")}
      actions={[
        { id: "xlsx", label: t("xlsx"), onSelect: () => ask("xlsx") },
        { id: "csv", label: t("csv"), onSelect: () => ask("csv") },
      ]}
      trigger={<IconButton tone="secondary" label={t("open")} icon={<Download />} pending={start.pending} />}
    />
  );
}
