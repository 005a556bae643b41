"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Checkbox, Field, MoneyInput } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { ExposureRow } from "./exposure-list-type";

interface Values {
  /** Null is no limit; an empty text is a limit that is still to be typed. */
  limitMinor: bigint | null | "";
}

/** A limit has no version: it is its own. */
const savedLimit = (customerId: string, limitMinor: bigint | null) => ({ id: customerId, version: 0, limitMinor });
const valuesOf = ({ limitMinor }: { limitMinor: bigint | null }): Values => ({ limitMinor });

/** How much a customer may owe and have ordered; or no limit. */
export function LimitDialog({ row, onClose }: { row: ExposureRow; onClose: () => void }) {
  const t = useTranslations("credit");
  const trpc = useTRPC();
  const format = useFormat();
  const queryClient = useQueryClient();
  const form = useForm<Values>({ defaultValues: valuesOf(row) });
  const kept = useDialogForm(form, {
    kind: "credit-limit", record: savedLimit(row.customerId, row.limitMinor), valuesOf, onClose,
    read: async (customerId) => savedLimit(customerId, (await queryClient.fetchQuery({ ...trpc.credit.ofCustomer.queryOptions({ customerId }), staleTime: 0 })).limitMinor),
  });
  const setLimit = useCommand(trpc.credit.setLimit, { form, doneText: t("done.limit"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const save = ({ limitMinor }: Values) => {
    if (limitMinor === "") return form.setError("limitMinor", { message: t("limitNeeded") });
    setLimit.run({ customerId: row.customerId, limitMinor, seen: { limitMinor: kept.edited.opened.values.limitMinor === "" ? null : kept.edited.opened.values.limitMinor } });
  };
  return (
    <FormDialog size="small" title={t("ask.limit.title", { name: row.name })} description={t("ask.limit.body", { exposure: format.money(row.exposureMinor) })} verb={t("ask.limit.verb")} form={form} pending={setLimit.pending} onSubmit={save} onClose={onClose}>
      <DialogNotices of={kept} labelOf={() => t("limit")} show={(_, value) => (value === null ? t("noLimit") : undefined)} />
      <Controller
        control={form.control}
        name="limitMinor"
        render={({ field: { value, ...field }, fieldState }) => (
          <>
            <Field label={t("limit")} fault={fieldState.error?.message}>
              <MoneyInput {...field} currency={format.homeCurrency} value={value === "" ? null : value} onChange={(typed) => field.onChange(typed ?? "")} disabled={value === null} autoFocus />
            </Field>
            <Checkbox label={t("noLimit")} checked={value === null} onChange={(event) => field.onChange(event.target.checked ? null : (row.limitMinor ?? ""))} />
          </>
        )}
      />
    </FormDialog>
  );
}
