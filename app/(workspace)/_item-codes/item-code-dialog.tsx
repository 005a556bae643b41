"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useDialogDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Combobox, Field, TextInput, type LookupOption } from "@/app/_ui";
import type { CodeOwner, CodeRow } from "./code-rows";

interface Values {
  code: string;
  other: LookupOption<unknown> | null;
}

/** A code and what it means: the item of a customer's code, or the customer that calls an item so. */
export default function ItemCodeDialog({ owner, row, known, onClose }: { owner: CodeOwner; row: CodeRow | null; known: readonly CodeRow[]; onClose: () => void }) {
  const t = useTranslations("pricing.itemCodes");
  const trpc = useTRPC();
  const search = useOtherSearch(owner.type === "customer" ? "item" : "customer");
  const form = useForm<Values>({ defaultValues: { code: row?.code ?? "", other: row ? { id: row.other.id, label: row.other.name, detail: row.other.code } : null } });
  const { draft, leave } = useDialogDraft(form, { key: `item-code/${owner.id.slice(-12)}-${row?.other.id ?? "new"}`, onClose });
  const otherField = owner.type === "customer" ? "itemId" : "customerId";
  const save = useCommand(trpc.pricing.setCustomerItemCode, {
    form: { setError: (name: string, fault: { message: string }) => form.setError(name === otherField ? "other" : "code", fault) } as never,
    doneText: t("saved"),
    onDone: leave,
  });
  const [code, other] = [form.watch("code").trim().toLowerCase(), form.watch("other")];
  // The server lets a code mean something else from now on; whoever types it should know that it meant something before.
  const before = owner.type === "customer" && code !== row?.code.toLowerCase() ? known.find((one) => one.code.toLowerCase() === code && one.itemId !== other?.id) : undefined;
  const submit = (values: Values) => {
    if (!values.other) return form.setError("other", { message: t(owner.type === "customer" ? "itemNeeded" : "customerNeeded") });
    const [customerId, itemId] = owner.type === "customer" ? [owner.id, values.other.id] : [values.other.id, owner.id];
    // A code that goes to another customer stays with the first one until it is forgotten there.
    save.run({ customerId, itemId, code: values.code, replaces: row && row.customerId === customerId ? row.code : null });
  };
  const faults = form.formState.errors;
  return (
    <FormDialog size="small" title={row ? t("editTitle", { code: row.code }) : t("addTitle", { name: owner.name })} verb={t("save")} form={form} pending={save.pending} onSubmit={submit} onClose={onClose}>
      <DraftBar draft={draft} />
      <Field label={t("code")} required hint={before ? t("meansSoFar", { item: before.other.name }) : t("codeHint")} fault={faults.code?.message}>
        <TextInput autoComplete="off" autoFocus {...form.register("code")} />
      </Field>
      <Field label={owner.type === "customer" ? t("item") : t("customer")} required fault={faults.other?.message}>
        <Controller control={form.control} name="other" render={({ field }) => <Combobox name={field.name} value={field.value} onChange={field.onChange} search={search} disabled={owner.type === "item" && row !== null} />} />
      </Field>
    </FormDialog>
  );
}

function useOtherSearch(type: "item" | "customer") {
  const trpc = useTRPC();
  const client = useQueryClient();
  return async (query: string): Promise<LookupOption<unknown>[]> => {
    const asked = { search: query, status: "active" } as const;
    const { rows } = await (type === "item" ? client.fetchQuery(trpc.catalog.lookUpItems.queryOptions(asked)) : client.fetchQuery(trpc.customers.lookUp.queryOptions(asked)));
    return rows.map((row: { id: string; name: string; code: string }) => ({ id: row.id, label: row.name, detail: row.code }));
  };
}
