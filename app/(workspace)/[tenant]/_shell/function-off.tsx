"use client";

import { Power } from "lucide-react";
import { useTranslations } from "next-intl";
import { EmptyState, LinkButton, Page } from "@/app/_ui";
import { useMay, useWorkspacePath } from "../../_member-context";

/** Where the page of a function would be that the workspace has switched off. */
export default function FunctionOff() {
  const t = useTranslations("ui.functionOff");
  const may = useMay();
  const path = useWorkspacePath();
  const open = may("settings.manage") ? <LinkButton tone="primary" href={path("/settings/functions")}>{t("open")}</LinkButton> : undefined;
  return (
    <Page>
      <h1 className="sr-only">{t("title")}</h1>
      <EmptyState icon={<Power />} title={t("title")} actions={open}>{t("body")}</EmptyState>
    </Page>
  );
}
