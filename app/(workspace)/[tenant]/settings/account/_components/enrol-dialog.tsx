"use client";

import { useTranslations } from "next-intl";
import QRCode from "qrcode";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Dialog, Field, TextInput } from "@/app/_ui";

export interface Enrolment {
  secret: string;
  uri: string;
}

/** The code to scan (or type), and the first code of the app as proof. */
export function EnrolDialog({ enrolment, onClose, onDone }: { enrolment: Enrolment; onClose: () => void; onDone: (made: { recoveryCodes: readonly string[] }) => void }) {
  const t = useTranslations("settings.secondFactor");
  const all = useTranslations("settings");
  const trpc = useTRPC();
  const [picture, setPicture] = useState<string | null>(null);
  const form = useForm({ defaultValues: { code: "" } });
  const confirm = useCommand(trpc.account.confirmSecondFactor, { form, onDone });
  useEffect(() => {
    let shown = true;
    // Dark on white in both modes: that is what cameras read.
    void QRCode.toDataURL(enrolment.uri, { margin: 2, width: 360, errorCorrectionLevel: "M" }).then((url) => shown && setPicture(url));
    return () => {
      shown = false;
    };
  }, [enrolment.uri]);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("enrolTitle")}
      description={t("enrolBody")}
      actions={
        <>
          <Button onClick={onClose}>{all("cancel")}</Button>
          <Button type="submit" form="enrol" tone="primary" keys="Ctrl+Enter" pending={confirm.pending}>{t("turnOn")}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex size-[180px] items-center justify-center self-center rounded-md border bg-white">
          {picture ? <img src={picture} alt={t("qrCode")} width={180} height={180} className="rounded-md" /> : null}
        </div>
        <p className="text-center text-ink-2">
          {t("typeInstead")}
          <code className="mt-1 block break-all select-all">{enrolment.secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
        <form
          id="enrol"
          noValidate
          onSubmit={form.handleSubmit((values) => {
            form.clearErrors();
            confirm.run(values);
          })}
        >
          <Field label={t("code")} required hint={t("codeHint")} fault={form.formState.errors.code?.message}>
            <TextInput inputMode="numeric" autoComplete="one-time-code" autoFocus {...form.register("code")} />
          </Field>
        </form>
      </div>
    </Dialog>
  );
}
