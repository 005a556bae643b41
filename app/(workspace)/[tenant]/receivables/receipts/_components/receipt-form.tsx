"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, Combobox, DateInput, Field, FieldRow, FormActions, MoneyInput, Section, Select, TextInput, type LookupOption } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useCustomerSearch } from "../../_components/use-customer-search";
import { allocationFaults } from "./allocation-faults";
import { AllocationGrid, allocationsOf, type Amounts } from "./allocation-grid";
import { RECEIPT_METHODS as METHODS } from "@/server/kernel/lists";

interface Values {
  customerId: string;
  method: (typeof METHODS)[number];
  amountMinor: bigint | null;
  on: string | null;
  bankAccountId: string;
  bankReference: string;
  payerName: string;
  noteNumber: string;
  noteIssuer: string;
  noteMaturesOn: string | null;
  cardApproval: string;
  memo: string;
}

/** Money came in: from whom, how, how much, and what it pays. */
export function ReceiptForm({ customer }: { customer: { id: string; name: string } | null }) {
  const t = useTranslations("receivables");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const router = useRouter();
  const search = useCustomerSearch();
  const { textOf } = useErrorText();
  const banks = useQuery(trpc.ledger.bankAccounts.queryOptions({}));
  const [chosen, setChosen] = useState<LookupOption | null>(customer ? { id: customer.id, label: customer.name } : null);
  const [amounts, setAmounts] = useState<Amounts>({});
  const [lineFaults, setLineFaults] = useState<Record<string, string>>({});
  const form = useForm<Values>({
    defaultValues: {
      customerId: customer?.id ?? "", method: "transfer", amountMinor: null, on: format.today, bankAccountId: "", bankReference: "", payerName: "",
      noteNumber: "", noteIssuer: "", noteMaturesOn: null, cardApproval: "", memo: "",
    },
  });
  const { errors } = form.formState;
  const values = form.watch();
  const draft = useStateDraft<{ form: Values; chosen: LookupOption | null; amounts: Amounts }>({
    key: "receipt/new",
    values: { form: values, chosen, amounts },
    restore: (kept) => {
      form.reset({ ...form.getValues(), ...kept.form }, { keepDefaultValues: true });
      setChosen(kept.chosen);
      setAmounts(kept.amounts);
    },
  });
  const isTransfer = values.method === "transfer";
  const bankRows = (banks.data?.rows ?? []).filter((bank) => (isTransfer ? bank.role !== "cash" : bank.role === "cash"));
  const bankAccountId = values.bankAccountId && bankRows.some((b) => b.id === values.bankAccountId) ? values.bankAccountId : (bankRows[0]?.id ?? "");
  const record = useCommand(trpc.receivables.recordReceipt, {
    form,
    doneText: (made) => t("done.recorded", { number: made.number }),
    onDone: (made) => {
      draft.saved();
      router.push(path(`/receivables/receipts/${made.receiptId}`));
    },
    onRefused: (refusal, input) => setLineFaults(allocationFaults(refusal, input.allocations ?? [], textOf)),
  });
  const submit = form.handleSubmit((v) => {
    setLineFaults({});
    if (!v.customerId) form.setError("customerId", { message: t("form.chooseCustomer") });
    if (!v.amountMinor) form.setError("amountMinor", { message: t("form.enterAmount") });
    if (!v.customerId || !v.amountMinor) return;
    const usesBank = v.method === "transfer" || v.method === "cash";
    record.run({ ...v, amountMinor: v.amountMinor, on: v.on ?? undefined, bankAccountId: usesBank && bankAccountId ? bankAccountId : null, allocations: allocationsOf(amounts) });
  });
  return (
    <form noValidate onSubmit={(event) => {
        // Before the form looks at its errors: one at a field that it does not register would keep it from ever being sent again.
        form.clearErrors();
        void submit(event);
      }} className="flex flex-col gap-4">
      <DraftBar draft={draft} />
      <FieldRow>
        <Field label={t("customer")} required fault={errors.customerId?.message}>
          <Combobox
            value={chosen}
            search={search}
            autoFocus={!customer}
            onChange={(option) => {
              setChosen(option);
              setAmounts({});
              form.setValue("customerId", option?.id ?? "");
            }}
          />
        </Field>
        <Field label={t("receivedOn")} required fault={errors.on?.message}>
          <Controller control={form.control} name="on" render={({ field }) => <DateInput value={field.value} onChange={field.onChange} max={format.today} />} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field label={t("method")} required fault={errors.method?.message}>
          <Select {...form.register("method")} options={METHODS.map((value) => ({ value, label: t(`methods.${value}`) }))} />
        </Field>
        <Field label={t("amount")} required fault={errors.amountMinor?.message}>
          <Controller control={form.control} name="amountMinor" render={({ field }) => <MoneyInput currency={format.homeCurrency} value={field.value} onChange={field.onChange} onBlur={field.onBlur} ref={field.ref} autoFocus={Boolean(customer)} />} />
        </Field>
      </FieldRow>
      {isTransfer || values.method === "cash" ? (
        <FieldRow>
          <Field label={t(isTransfer ? "form.bankAccount" : "form.cashAccount")} required={isTransfer} fault={errors.bankAccountId?.message}>
            <Select value={bankAccountId} onChange={(event) => form.setValue("bankAccountId", event.target.value)} options={bankRows.map((b) => ({ value: b.id, label: [b.name, b.number].filter(Boolean).join(" · ") }))} />
          </Field>
          {isTransfer ? <Field label={t("form.reference")} hint={t("form.referenceHint")} fault={errors.bankReference?.message}><TextInput {...form.register("bankReference")} /></Field> : null}
          <Field label={t("form.payer")} fault={errors.payerName?.message}><TextInput {...form.register("payerName")} /></Field>
        </FieldRow>
      ) : null}
      {values.method === "note" ? (
        <FieldRow>
          <Field label={t("form.noteNumber")} required fault={errors.noteNumber?.message}><TextInput {...form.register("noteNumber")} /></Field>
          <Field label={t("form.noteIssuer")} required fault={errors.noteIssuer?.message}><TextInput {...form.register("noteIssuer")} /></Field>
          <Field label={t("form.noteMaturity")} required fault={errors.noteMaturesOn?.message}>
            <Controller control={form.control} name="noteMaturesOn" render={({ field }) => <DateInput value={field.value} onChange={field.onChange} />} />
          </Field>
        </FieldRow>
      ) : null}
      {values.method === "card" ? <FieldRow><Field label={t("form.cardApproval")} required fault={errors.cardApproval?.message}><TextInput {...form.register("cardApproval")} inputMode="numeric" /></Field></FieldRow> : null}
      <Field label={t("form.memo")} fault={errors.memo?.message}><TextInput {...form.register("memo")} maxLength={500} /></Field>
      {values.customerId ? (
        <Section title={t("allocation.title")} description={t("allocation.body")}>
          <AllocationGrid customerId={values.customerId} availableMinor={values.amountMinor ?? 0n} amounts={amounts} onChange={setAmounts} faults={lineFaults} />
        </Section>
      ) : null}
      <DraftNote draft={draft} />
      <FormActions><Button type="submit" tone="primary" pending={record.pending}>{t("form.post")}</Button></FormActions>
    </form>
  );
}
