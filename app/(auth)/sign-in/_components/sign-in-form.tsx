"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Button, Field, TextInput } from "@/app/_ui";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { AuthHead } from "../../_components/auth-head";
import { FormAlert } from "../../_components/form-alert";
import { useSignIn } from "../../_components/use-sign-in";

/** Address and password; then, where the account has one, the second factor. What was typed stays through any refusal. */
export function SignInForm({ next, email: given, passwordChanged }: { next: string; email: string; passwordChanged: boolean }) {
  const t = useTranslations("auth");
  const { textOf } = useErrorText();
  const signIn = useSignIn();
  const [email, setEmail] = useState(given);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [asksCode, setAsksCode] = useState(false);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setRefusal(null);
    const refused = await signIn({ email, password, code }).catch(() => ({ code: "service.unavailable", minutes: 0 }));
    // A whole page load: nothing read as somebody else, or as nobody, stays in memory.
    if (!refused) return window.location.assign(next);
    setPending(false);
    setCode("");
    if (refused.code === "sign_in.code_required") return setAsksCode(true);
    if (refused.code === "sign_in.refused") setAsksCode(false);
    setRefusal(textOf(refused.code, { minutes: refused.minutes }) ?? t("unknown"));
  };

  return (
    <>
      <AuthHead title={asksCode ? t("signIn.codeTitle") : t("signIn.title")}>{asksCode ? t("signIn.codeHelp") : null}</AuthHead>
      {passwordChanged && !refusal ? <FormAlert tone="settled">{t("signIn.passwordChanged")}</FormAlert> : null}
      {refusal ? <FormAlert tone="late">{refusal}</FormAlert> : null}
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <div hidden={asksCode} className="contents [&[hidden]]:hidden">
          <Field label={t("email")}>
            <TextInput type="email" name="email" autoComplete="username" required autoFocus={!given} value={email} onChange={(event) => setEmail(event.target.value)} />
          </Field>
          <Field label={t("password")}>
            <TextInput type="password" name="password" autoComplete="current-password" required autoFocus={Boolean(given)} value={password} onChange={(event) => setPassword(event.target.value)} />
          </Field>
        </div>
        {asksCode ? (
          <Field label={t("signIn.code")} hint={t("signIn.recoveryHint")}>
            <TextInput name="code" autoComplete="one-time-code" inputMode="text" required autoFocus value={code} onChange={(event) => setCode(event.target.value)} />
          </Field>
        ) : null}
        <Button type="submit" tone="primary" size="large" pending={pending}>{asksCode ? t("signIn.verify") : t("signIn.submit")}</Button>
      </form>
      {asksCode ? (
        <p><button type="button" className="text-accent hover:underline" onClick={() => setAsksCode(false)}>{t("signIn.otherAccount")}</button></p>
      ) : (
        <p className="flex flex-wrap justify-between gap-x-4 gap-y-2 text-ink-2">
          <Link className="text-accent hover:underline" href="/forgot-password">{t("signIn.forgot")}</Link>
          <span>{t("signIn.noAccount")} <Link className="text-accent underline" href="/register">{t("signIn.register")}</Link></span>
        </p>
      )}
    </>
  );
}
