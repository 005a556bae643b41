"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { usePageHeading } from "@/app/_ui/page-heading";
import { useMember, useWorkspacePath } from "../../_member-context";
import { placeOf } from "./navigation";

/** Where I am: the list, then the record or the part of it. The workspace itself stands above the sidebar. */
export function Breadcrumbs() {
  const t = useTranslations("shell");
  const { workspace, permissions } = useMember();
  const inWorkspace = useWorkspacePath();
  const heading = usePageHeading();
  const path = usePathname().slice(workspace.slug.length + 1) || "/";
  const steps = placeOf(path, permissions);
  const last = steps.at(-1);
  const atList = last?.path === path;
  const here = atList || heading === "" || (last && heading === t(`nav.${last.id}`)) ? null : heading;
  return (
    <nav aria-label={t("whereIAm")} className="hidden min-w-0 lg:block">
      <ol className="flex min-w-0 items-center gap-1 text-ink-2">
        {steps.map((step, index) => (
          <li key={step.id} className="flex shrink-0 items-center gap-1">
            {index > 0 ? <ChevronRight aria-hidden className="size-3.5 text-ink-3" /> : null}
            {step.path === path ? (
              <span aria-current="page" className="font-medium text-ink">{t(`nav.${step.id}`)}</span>
            ) : (
              <Link href={inWorkspace(step.path)} className="rounded-sm hover:text-ink hover:underline">{t(`nav.${step.id}`)}</Link>
            )}
          </li>
        ))}
        {here ? (
          <li className="flex min-w-0 items-center gap-1">
            {steps.length > 0 ? <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-3" /> : null}
            <span aria-current="page" className="max-w-64 truncate font-medium text-ink">{here}</span>
          </li>
        ) : null}
      </ol>
    </nav>
  );
}
