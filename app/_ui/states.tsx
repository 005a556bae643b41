"use client";

import { CircleAlert, Inbox, Lock, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cn } from "./cn";

function StateFrame({
  icon, title, children, actions, role, compact, heading,
}: {
  icon: ReactNode; title: ReactNode; children?: ReactNode; actions?: ReactNode; role?: "status" | "alert"; compact?: boolean; heading?: boolean;
}) {
  const Title = heading ? "h1" : "p";
  return (
    <div role={role} className={cn("flex flex-col items-center px-4 text-center", compact ? "py-6" : "py-14")}>
      <span aria-hidden className="mb-3 flex size-9 items-center justify-center rounded-full bg-hover text-ink-3 [&_svg]:size-[18px]">
        {icon}
      </span>
      <Title className="font-medium">{title}</Title>
      {children ? <div className="mt-1 max-w-md text-balance text-ink-2">{children}</div> : null}
      {actions ? <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}

/** An empty list says what would be here and offers the first step; a filtered one offers to drop the filter. */
export function EmptyState({
  title, children, actions, icon, compact, heading,
}: {
  title: ReactNode; children?: ReactNode; actions?: ReactNode; icon?: ReactNode; compact?: boolean;
  /** It stands for the whole page, whose heading its title then is. */
  heading?: boolean;
}) {
  return (
    <StateFrame icon={icon ?? <Inbox />} title={title} actions={actions} role="status" compact={compact} heading={heading}>
      {children}
    </StateFrame>
  );
}

/** What failed, what to do, and the id to quote. */
export function ErrorState({
  title, children, requestId, onRetry, compact,
}: {
  title?: ReactNode; children?: ReactNode; requestId?: string; onRetry?: () => void; compact?: boolean;
}) {
  const t = useTranslations("ui");
  return (
    <StateFrame
      icon={<CircleAlert />}
      role="alert"
      compact={compact}
      title={title ?? t("error.title")}
      actions={onRetry ? <Button icon={<RotateCw />} onClick={onRetry}>{t("error.retry")}</Button> : null}
    >
      {children ?? t("error.body")}
      {requestId ? <p className="mt-2 text-label text-ink-3">{t("error.requestId", { id: requestId })}</p> : null}
    </StateFrame>
  );
}

/** The page exists, this role may not see it: says which right is missing and who can give it. */
export function NoPermission({ children }: { children?: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <StateFrame icon={<Lock />} role="status" title={t("noPermission.title")}>
      {children ?? t("noPermission.body")}
    </StateFrame>
  );
}
