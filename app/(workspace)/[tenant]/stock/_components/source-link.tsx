"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useWorkspacePath } from "../../../_member-context";

const PAGES: Readonly<Record<string, string>> = {
  shipment: "/shipments", return_receipt: "/returns", stock_document: "/stock/documents", stock_count: "/stock/counts", expected_receipt: "/inbound", order: "/orders",
};

/** The document behind a move, one click away. */
export function SourceLink({ type, id, number }: { type: string; id: string; number: string | null }) {
  const t = useTranslations("stock");
  const path = useWorkspacePath();
  const page = PAGES[type];
  const label = number ?? t("document");
  return page ? <Link href={path(`${page}/${id}`)} className="text-accent hover:underline">{label}</Link> : <>{label}</>;
}
