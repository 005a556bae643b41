"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, LinkButton } from "@/app/_ui";
import { AuthHead } from "../../_components/auth-head";
import { FormAlert } from "../../_components/form-alert";

/** A press and not the visit proves the address: mail scanners visit links, people press. */
export function VerifyEmail({ token }: { token: string }) {
  const t = useTranslations("auth");
  const trpc = useTRPC();
  const { textOf } = useErrorText();
  const [state, setState] = useState<"ask" | "spent" | { email: string }>(token === "" ? "spent" : "ask");
  const verify = useCommand(trpc.account.verifyEmail, {
    refresh: false,
    onDone: ({ email }) => setState({ email }),
    onRefused: ({ code }) => {
      if (code !== "accounts.verify_link_spent") return false;
      setState("spent");
      return true;
    },
  });
  return (
    <>
      <AuthHead title={t("verify.title")}>{state === "ask" ? t("verify.lead") : null}</AuthHead>
      {state === "spent" ? <FormAlert tone="late">{textOf("accounts.verify_link_spent", {})}</FormAlert> : null}
      {typeof state === "object" ? <p role="status">{t("verify.done", { email: state.email })}</p> : null}
      {state === "ask" ? (
        <Button tone="primary" size="large" pending={verify.pending} onClick={() => verify.run({ token })}>{t("verify.submit")}</Button>
      ) : (
        <LinkButton tone="primary" size="large" href="/">{t("verify.goOn")}</LinkButton>
      )}
    </>
  );
}
