"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { CollisionPanel } from "@/app/(workspace)/_collisions/collision-panel";
import { useEditedForm, type Opened } from "@/app/(workspace)/_collisions/use-edited";
import { useFileHref } from "@/app/(workspace)/_documents/use-print";
import { useUpload } from "@/app/(workspace)/_documents/use-upload";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Field, FieldRow, FileDrop, FormActions, PageSkeleton, Section, TextInput } from "@/app/_ui";
import { useMay } from "../../../../_member-context";

type Profile = Omit<RouterOutputs["documents"]["profile"], "version">;
type TextField = Exclude<keyof Profile, "logoFileId" | "sealFileId">;

const PARTICULARS: readonly TextField[] = ["registrationNumber", "taxNumber", "representative"];
const ADDRESS: readonly TextField[] = ["line1", "line2", "city", "region", "postalCode"];
const REACHED: readonly TextField[] = ["phone", "email", "website"];
const COMPANY = [...PARTICULARS, ...ADDRESS, ...REACHED];
const BANK: readonly TextField[] = ["bankName", "bankAccount", "bankHolder", "bankCode"];

/** What stands on every document: particulars, the account customers pay into, logo and seal. */
export function LetterheadForm() {
  const profile = useQuery(useTRPC().documents.profile.queryOptions({}));
  const t = useTranslations("documents.profile");
  if (profile.error) return <QueryFault error={profile.error} onRetry={() => void profile.refetch()} />;
  if (!profile.data) return <PageSkeleton label={t("title")} />;
  const { version, ...values } = profile.data;
  const reread = async () => {
    const saved = (await profile.refetch()).data;
    if (!saved) return undefined;
    const { version: now, ...rest } = saved;
    return { version: now, values: rest };
  };
  return <Loaded version={version} values={values} reread={reread} />;
}

function Loaded({ version, values, reread }: { version: number; values: Profile; reread: () => Promise<Opened<Profile> | undefined> }) {
  const t = useTranslations("documents.profile");
  const trpc = useTRPC();
  const editable = useMay()("settings.manage");
  const form = useForm<Profile>({ defaultValues: values });
  const { errors, isDirty } = form.formState;
  const edited = useEditedForm(form, { version, reread });
  const save = useCommand(trpc.documents.saveProfile, {
    form,
    doneText: t("saved"),
    onRefused: edited.onRefused,
    onDone: ({ version: now }) => {
      edited.reopen({ version: now, values: form.getValues() });
      edited.close();
      form.reset(form.getValues());
    },
  });
  const fields = (names: readonly TextField[]) => names.map((name) => (
    <Field key={name} label={t(name)} fault={errors[name]?.message}>
      <Controller control={form.control} name={name} render={({ field }) => <TextInput readOnly={!editable} {...field} value={field.value ?? ""} />} />
    </Field>
  ));
  return (
    <form
      noValidate
      className="flex max-w-3xl flex-col gap-6"
      onSubmit={form.handleSubmit((given) => {
        form.clearErrors();
        const text = Object.fromEntries([...COMPANY, ...BANK].map((name) => [name, given[name]?.trim() || null]));
        save.run({ ...text, logoFileId: given.logoFileId, sealFileId: given.sealFileId, version: edited.opened.version });
      })}
    >
      <p className="text-ink-2">{t("intro")}</p>
      <CollisionPanel edited={edited} labelOf={(name) => (name === "logoFileId" ? t("logo") : name === "sealFileId" ? t("seal") : undefined)} show={(name, value) => (name.endsWith("FileId") && value ? t("pictures") : undefined)} />
      {[PARTICULARS, ADDRESS, REACHED].map((names) => <FieldRow key={names[0]}>{fields(names)}</FieldRow>)}
      <Section title={t("bank")}><FieldRow>{fields(BANK)}</FieldRow></Section>
      <Section title={t("pictures")}>
        <div className="grid gap-4 sm:grid-cols-2">
          {(["logo", "seal"] as const).map((kind) => (
            <Controller
              key={kind}
              control={form.control}
              name={`${kind}FileId`}
              render={({ field }) => <Picture kind={kind} value={field.value} editable={editable} fault={errors[`${kind}FileId`]?.message} onChange={field.onChange} />}
            />
          ))}
        </div>
      </Section>
      {editable ? (
        <FormActions><Button type="submit" tone="primary" disabled={!isDirty} pending={save.pending}>{t("save")}</Button></FormActions>
      ) : null}
    </form>
  );
}

function Picture({ kind, value, editable, fault, onChange }: { kind: "logo" | "seal"; value: string | null; editable: boolean; fault?: string; onChange: (fileId: string | null) => void }) {
  const t = useTranslations("documents.profile");
  const href = useFileHref();
  const upload = useUpload("for=letterhead");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const take = async (file: File) => {
    setBusy(true);
    setRefused(undefined);
    const taken = await upload(file);
    if ("fault" in taken) setRefused(taken.fault);
    else onChange(taken.fileId);
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-2">
      <p className="text-label text-ink-3">{t(kind)}</p>
      {value ? (
        <div className="flex items-center gap-3 rounded-lg border bg-white p-3">
          {/* A stored picture of the workspace's own, of any size. */}
          <img src={href(value)} alt={t(kind)} className="h-14 max-w-48 object-contain" />
          {editable ? <Button size="small" tone="ghost" onClick={() => onChange(null)}>{t("removePicture")}</Button> : null}
        </div>
      ) : null}
      {editable ? <FileDrop label={t("choose")} hint={t("pictureHint")} accept="image/png,image/jpeg" disabled={busy} fault={refused ?? fault} onFile={(file) => void take(file)} /> : null}
    </div>
  );
}
