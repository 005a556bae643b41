"use client";

import { LogIn, SearchX } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "../_ui/button";
import { EmptyState, ErrorState, NoPermission } from "../_ui/states";
import { naruErrorOf } from "./naru-error";
import { useErrorText } from "./use-error-text";

/** What stands in place of a list or record that could not be read. */
export function QueryFault({ error, onRetry, compact }: { error: unknown; onRetry?: () => void; compact?: boolean }) {
  const { describe } = useErrorText();
  const code = naruErrorOf(error)?.code;
  const { text, requestId } = describe(error);
  if (code === "permission.missing") return <NoPermission>{text}</NoPermission>;
  if (code === "session.missing") return <SignedOut />;
  if (code === "record.not_found") return <NotThere compact={compact}>{text}</NotThere>;
  return (
    <ErrorState requestId={requestId} onRetry={onRetry} compact={compact}>
      {text}
    </ErrorState>
  );
}

/** What the address names does not exist here: the list it would stand in is one step away. */
function NotThere({ children, compact }: { children: ReactNode; compact?: boolean }) {
  const t = useTranslations("trpc.notThere");
  const list = /^\/[^/]+\/[^/]+/.exec(usePathname())?.[0];
  return (
    <EmptyState icon={<SearchX />} compact={compact} heading={!compact} title={t("title")} actions={list && !compact ? <LinkButton href={list}>{t("back")}</LinkButton> : null}>
      {children}
    </EmptyState>
  );
}

/** The session ended while the page was open: signing in leads back to it. */
function SignedOut() {
  const t = useTranslations("trpc.signedOut");
  const here = usePathname();
  return (
    <EmptyState
      icon={<LogIn />}
      title={t("title")}
      actions={<LinkButton tone="primary" prefetch={false} href={`/sign-in?next=${encodeURIComponent(here)}`}>{t("signIn")}</LinkButton>}
    >
      {t("body")}
    </EmptyState>
  );
}
