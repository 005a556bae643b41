"use client";

import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useDialogDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Dialog, Field, Select, TextInput } from "@/app/_ui";
import type { Role } from "./role";

export function InviteDialog({ roles, mailWaits, onClose }: { roles: readonly Role[]; mailWaits: boolean; onClose: () => void }) {
  const t = useTranslations("settings");
  const roleName = useTranslations("shell.role");
  const trpc = useTRPC();
  const form = useForm<{ email: string; role: Role }>({ defaultValues: { email: "", role: "sales_rep" } });
  const { errors } = form.formState;
  const { draft, leave } = useDialogDraft(form, { key: "invitation/new", onClose });
  const invite = useCommand(trpc.members.invite, { form, doneText: ({ email }) => t("members.invited", { email }), onDone: leave });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("members.inviteTitle")}
      description={t("members.inviteLead")}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" form="invite" tone="primary" keys="Ctrl+Enter" pending={invite.pending}>{t("members.sendInvitation")}</Button>
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
        <DraftBar draft={draft} />
        <Field label={t("members.email")} required fault={errors.email?.message}>
          <TextInput type="email" autoComplete="off" autoFocus {...form.register("email")} />
        </Field>
        <Field label={t("members.role")} required hint={t(`roleHints.${form.watch("role")}`)} fault={errors.role?.message}>
          <Select options={roles.map((role) => ({ value: role, label: roleName(role) }))} {...form.register("role")} />
        </Field>
        {mailWaits ? <MailWaits /> : null}
      </form>
    </Dialog>
  );
}

/** Until somebody who runs the workspace has proven an address, nothing is mailed: said before the invitation is written, with the way out. */
function MailWaits() {
  const t = useTranslations("settings.members");
  const prove = useCommand(useTRPC().account.sendVerification, { doneText: t("proofSent"), refresh: false });
  return (
    <div role="note" className="flex flex-col items-start gap-2 rounded-md bg-waiting-soft p-3">
      <p>{t("mailWaits")}</p>
      <Button size="small" pending={prove.pending} onClick={() => prove.run(undefined)}>{t("prove")}</Button>
    </div>
  );
}
