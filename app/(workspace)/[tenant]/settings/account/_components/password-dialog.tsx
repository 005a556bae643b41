"use client";

import type { DecorateMutationProcedure, ResolverDef } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Dialog, Field, TextInput } from "@/app/_ui";

interface PasswordDialogProps<TDef extends ResolverDef & { input: { password: string } }> {
  procedure: DecorateMutationProcedure<TDef>;
  title: string;
  body: string;
  verb: string;
  danger?: boolean;
  onClose: () => void;
  onDone: (result: TDef["output"]) => void;
}

/** Asks for one's own password, then carries out what needs it. */
export function PasswordDialog<TDef extends ResolverDef & { input: { password: string } }>(props: PasswordDialogProps<TDef>) {
  const { procedure, title, body, verb, danger, onClose, onDone } = props;
  const t = useTranslations("settings");
  const form = useForm({ defaultValues: { password: "" } });
  const command = useCommand<TDef, { password: string }>(procedure, { form, onDone });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={body}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form="password" tone={danger ? "danger" : "primary"} pending={command.pending}>{verb}</Button>
        </>
      }
    >
      <form
        id="password"
        noValidate
        onSubmit={form.handleSubmit((values) => {
          form.clearErrors();
          command.run(values);
        })}
      >
        <Field label={t("account.currentPassword")} required fault={form.formState.errors.password?.message}>
          <TextInput type="password" autoComplete="current-password" autoFocus {...form.register("password")} />
        </Field>
      </form>
    </Dialog>
  );
}
