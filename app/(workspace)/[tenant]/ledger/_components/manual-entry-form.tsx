"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { Controller, useFieldArray, useForm } from "react-hook-form";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useFormDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Combobox, DateInput, Field, FieldRow, FormActions, IconButton, MoneyInput, StateBadge, TextInput, type LookupOption } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

interface Line {
  account: LookupOption | null;
  accountId: string;
  debitMinor: bigint | null;
  creditMinor: bigint | null;
  memo: string;
}
interface Values {
  on: string | null;
  memo: string;
  lines: Line[];
}
const blank: Line = { account: null, accountId: "", debitMinor: null, creditMinor: null, memo: "" };

/**
 * An entry by hand: lines until debits equal credits, with what is still missing always in sight. As `opening` it takes the balances of
 * an earlier system, and what is missing goes to the opening balance account.
 */
export function ManualEntryForm({ opening = false }: { opening?: boolean }) {
  const t = useTranslations("ledger");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const router = useRouter();
  const accounts = useQuery(trpc.ledger.accounts.queryOptions({}));
  const form = useForm<Values>({ defaultValues: { on: format.today, memo: "", lines: [blank, blank] } });
  const { fields, append, remove } = useFieldArray({ control: form.control, name: "lines" });
  const draft = useFormDraft(form, { key: opening ? "opening-balances/new" : "journal-entry/new" });
  const { errors } = form.formState;
  const lines = form.watch("lines");
  const debits = lines.reduce((sum, line) => sum + (line.debitMinor ?? 0n), 0n);
  const credits = lines.reduce((sum, line) => sum + (line.creditMinor ?? 0n), 0n);
  const difference = debits - credits;
  const onDone = ({ entryId }: { entryId: string }) => {
    draft.saved();
    router.push(path(`/ledger/journal/${entryId}`));
  };
  const post = useCommand(trpc.ledger.postManualEntry, { form, doneText: t("form.done"), onDone });
  const open = useCommand(trpc.ledger.recordOpeningBalances, { form, doneText: t("opening.done"), onDone });
  const search = async (typed: string) => {
    const wanted = typed.toLowerCase();
    return (accounts.data?.rows ?? [])
      .filter((a) => !a.isControl && `${a.code} ${a.name}`.toLowerCase().includes(wanted))
      .slice(0, 30)
      .map((a) => ({ id: a.id, label: `${a.code} ${a.name}`, detail: t(`types.${a.type as "asset"}`) }));
  };
  const submit = form.handleSubmit((values) => {
    const missing = values.lines.findIndex((line) => !line.accountId);
    const nameless = !opening && !values.memo.trim();
    if (nameless) form.setError("memo", { message: t("form.memoNeeded") });
    if (missing >= 0) form.setError(`lines.${missing}.accountId`, { message: t("form.accountNeeded") });
    if (nameless || missing >= 0) return;
    const given = values.lines.map((line) => ({ accountId: line.accountId, debitMinor: line.debitMinor ?? 0n, creditMinor: line.creditMinor ?? 0n, memo: line.memo }));
    if (opening) open.run({ on: values.on ?? format.today, lines: given });
    else post.run({ on: values.on ?? undefined, memo: values.memo, lines: given });
  });
  const wholeFault = errors.lines?.root?.message ?? errors.lines?.message;
  return (
    <form noValidate onSubmit={(event) => {
        // Before the form looks at its errors: one at a field that it does not register would keep it from ever being sent again.
        form.clearErrors();
        void submit(event);
      }} className="flex flex-col gap-4">
      <DraftBar draft={draft} />
      <FieldRow>
        <Field label={t("date")} required fault={errors.on?.message}>
          <Controller control={form.control} name="on" render={({ field }) => <DateInput value={field.value} onChange={field.onChange} max={format.today} autoFocus />} />
        </Field>
        {opening ? null : <Field label={t("memo")} required fault={errors.memo?.message}><TextInput {...form.register("memo")} maxLength={200} /></Field>}
      </FieldRow>
      <div role="group" aria-label={t("lines")} className="flex flex-col gap-2">
        {fields.map((field, index) => {
          const faults = errors.lines?.[index];
          const nameOf = (label: string) => t("form.lineLabel", { line: index + 1, label });
          return (
            <div key={field.id} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2rem] items-start gap-2 border-b pb-2 sm:grid-cols-[minmax(0,2fr)_9rem_9rem_minmax(0,1.2fr)_2rem]">
              <Field label={nameOf(t("account"))} hideLabel fault={faults?.accountId?.message} className="max-sm:col-span-3">
                <Combobox
                  value={lines[index]?.account ?? null}
                  search={search}
                  placeholder={t("form.accountPlaceholder")}
                  onChange={(option) => {
                    form.setValue(`lines.${index}.account`, option);
                    form.setValue(`lines.${index}.accountId`, option?.id ?? "");
                  }}
                />
              </Field>
              <Field label={nameOf(t("debit"))} hideLabel fault={faults?.debitMinor?.message}>
                <Controller control={form.control} name={`lines.${index}.debitMinor`} render={({ field: f }) => <MoneyInput currency={format.homeCurrency} placeholder={t("debit")} value={f.value} onChange={f.onChange} ref={f.ref} />} />
              </Field>
              <Field label={nameOf(t("credit"))} hideLabel fault={faults?.creditMinor?.message} className="max-sm:col-span-2">
                <Controller control={form.control} name={`lines.${index}.creditMinor`} render={({ field: f }) => <MoneyInput currency={format.homeCurrency} placeholder={t("credit")} value={f.value} onChange={f.onChange} ref={f.ref} />} />
              </Field>
              <Field label={nameOf(t("memo"))} hideLabel className="max-sm:col-span-2"><TextInput {...form.register(`lines.${index}.memo`)} placeholder={t("form.lineMemo")} maxLength={200} /></Field>
              <IconButton label={t("form.removeLine", { line: index + 1 })} icon={<Trash2 />} onClick={() => remove(index)} disabled={fields.length <= (opening ? 1 : 2)} />
            </div>
          );
        })}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Button icon={<Plus />} onClick={() => append(blank)}>{t("form.addLine")}</Button>
          <p aria-live="polite" className="flex flex-wrap items-center gap-4">
            <span className="text-ink-2">{t("form.totals", { debit: format.money(debits), credit: format.money(credits) })}</span>
            {debits === 0n && credits === 0n ? null : difference === 0n ? (
              <StateBadge tone="settled">{t("balanced")}</StateBadge>
            ) : (
              <StateBadge tone={opening ? "quiet" : "waiting"}>{t(opening ? "opening.differs" : "form.differs", { amount: format.money(difference < 0n ? -difference : difference) })}</StateBadge>
            )}
          </p>
        </div>
        {wholeFault ? <p role="alert" className="text-late">{wholeFault}</p> : null}
      </div>
      <DraftNote draft={draft} />
      <FormActions><Button type="submit" tone="primary" keys="Ctrl+Enter" pending={post.pending || open.pending}>{t(opening ? "opening.post" : "form.post")}</Button></FormActions>
    </form>
  );
}
