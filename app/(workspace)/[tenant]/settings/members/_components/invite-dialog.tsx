"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Dialog, Field, Select, TextInput } from "@/app/_ui";
import type { Role } from "./role";

export function InviteDialog({ roles, onClose }: { roles: readonly Role[]; onClose: () => void }) {
  const t = useTranslations("settings");
  const roleName = useTranslations("shell.role");
  const trpc = useTRPC();
  const form = useForm<{ email: string; role: Role }>({ defaultValues: { email: "", role: "sales_rep" } });
  const { errors } = form.formState;
  const invite = useCommand(trpc.members.invite, { form, doneText: ({ email }) => t("members.invited", { email }), onDone: onClose });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("members.inviteTitle")}
      description={t("members.inviteLead")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form="invite" tone="primary" pending={invite.pending}>{t("members.sendInvitation")}</Button>
        </>
      }
    >
      <form
        id="invite"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={form.handleSubmit((values) => {
          form.clearErrors();
          invite.run(values);
        })}
      >
        <Field label={t("members.email")} required fault={errors.email?.message}>
          <TextInput type="email" autoComplete="off" autoFocus {...form.register("email")} />
        </Field>
        <Field label={t("members.role")} required hint={t(`roleHints.${form.watch("role")}`)} fault={errors.role?.message}>
          <Select options={roles.map((role) => ({ value: role, label: roleName(role) }))} {...form.register("role")} />
        </Field>
      </form>
    </Dialog>
  );
}
