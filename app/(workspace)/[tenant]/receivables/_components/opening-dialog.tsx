"use client";

import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useDialogDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, DateInput, Dialog, Field, FieldRow, MoneyInput, TextInput } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

interface Values {
  number: string;
  amountMinor: bigint | null;
  on: string | null;
  dueOn: string | null;
}

/** What a customer owed, or had paid ahead, in the earlier system; posted against the opening balance account (FIN-03). */
export function OpeningDialog({ kind, customerId, onClose }: { kind: "receivable" | "credit"; customerId: string; onClose: () => void }) {
  const t = useTranslations("receivables.opening");
  const trpc = useTRPC();
  const format = useFormat();
  const form = useForm<Values>({ defaultValues: { number: "", amountMinor: null, on: format.today, dueOn: format.today } });
  const { errors } = form.formState;
  const { draft, leave } = useDialogDraft(form, { key: `opening/${kind}-${customerId}`, onClose });
  const receivable = useCommand(trpc.receivables.recordOpeningReceivable, { form, doneText: t("receivable.done"), onDone: leave });
  const credit = useCommand(trpc.receivables.recordOpeningCredit, { form, doneText: t("credit.done"), onDone: leave });
  const save = form.handleSubmit(({ number, amountMinor, on, dueOn }) => {
    if (!number.trim()) form.setError("number", { message: t("numberNeeded") });
    if (!amountMinor) form.setError("amountMinor", { message: t("amountNeeded") });
    if (!on) form.setError("on", { message: t("dayNeeded") });
    if (kind === "receivable" && !dueOn) form.setError("dueOn", { message: t("dayNeeded") });
    if (!number.trim() || !amountMinor || !on) return;
    if (kind === "credit") credit.run({ customerId, number, amountMinor, on });
    else if (dueOn) receivable.run({ customerId, number, amountMinor, on, dueOn });
  });
  const submit = (event?: React.FormEvent) => {
    form.clearErrors();
    void save(event);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t(`${kind}.title`)}
      description={t(`${kind}.body`)}
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={receivable.pending || credit.pending} onClick={() => submit()}>{t(`${kind}.verb`)}</Button>}
    >
      <form noValidate onSubmit={(event) => { event.preventDefault(); submit(event); }} className="flex flex-col gap-3">
        <DraftBar draft={draft} />
        <FieldRow>
          <Field label={t(`${kind}.number`)} required fault={errors.number?.message}><TextInput {...form.register("number")} maxLength={60} autoFocus /></Field>
          <Field label={t("amount")} required fault={errors.amountMinor?.message}>
            <Controller control={form.control} name="amountMinor" render={({ field }) => <MoneyInput currency={format.homeCurrency} value={field.value} onChange={field.onChange} ref={field.ref} />} />
          </Field>
          <Field label={t(`${kind}.on`)} required fault={errors.on?.message}>
            <Controller control={form.control} name="on" render={({ field }) => <DateInput value={field.value} onChange={field.onChange} max={format.today} />} />
          </Field>
          {kind === "receivable" ? (
            <Field label={t("dueOn")} required fault={errors.dueOn?.message}>
              <Controller control={form.control} name="dueOn" render={({ field }) => <DateInput value={field.value} onChange={field.onChange} />} />
            </Field>
          ) : null}
        </FieldRow>
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
