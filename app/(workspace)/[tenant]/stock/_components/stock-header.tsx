"use client";

import { useTranslations } from "next-intl";
import { LinkButton, Menu, PageHeader, type MenuAction } from "@/app/_ui";
import { useMay, useWorkspacePath } from "../../../_member-context";

/** Title of the stock pages with what a member may do with goods. */
export function StockHeader() {
  const t = useTranslations("stock");
  const path = useWorkspacePath();
  const may = useMay();
  const actions: MenuAction[] = [
    ...(may("stock.transfer") ? [{ id: "transfer", label: t("transfer.title"), href: path("/stock/transfer") }] : []),
    ...(may("stock.adjust") ? [{ id: "adjust", label: t("adjust.title"), href: path("/stock/adjust") }, { id: "scrap", label: t("scrap.title"), href: path("/stock/scrap") }] : []),
  ];
  return (
    <PageHeader
      title={t("title")}
      primary={may("stock.move") ? <LinkButton tone="primary" href={path("/stock/receive")} keys="c">{t("receive.title")}</LinkButton> : undefined}
      secondary={actions.length > 0 ? <Menu actions={actions} label={t("moreActions")} /> : undefined}
    />
  );
}
