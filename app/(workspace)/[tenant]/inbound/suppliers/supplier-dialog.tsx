"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { CountryInput } from "@/app/(workspace)/_workspaces/country-input";
import { addressFields } from "@/server/kernel/postal-address";
import { Button, Checkbox, Dialog, Field, FieldRow, Skeleton, TextInput } from "@/app/_ui";

type Supplier = inferRouterOutputs<AppRouter>["supply"]["supplier"];
const FIELDS = ["code", "name", "contactName", "contactTitle", "email", "phone", "website", "country", "line1", "city", "region", "postalCode"] as const;
type FieldName = (typeof FIELDS)[number];
type Values = Record<FieldName, string> & { inactive: boolean };

const valuesOf = (supplier: Supplier | undefined): Values =>
  ({ ...Object.fromEntries(FIELDS.map((field) => [field, supplier?.[field] ?? ""])), inactive: supplier?.status === "inactive" } as Values);

/** A new supplier, or the changes of one. */
export function SupplierDialog({ supplierId, onClose }: { supplierId?: string; onClose: () => void }) {
  const t = useTranslations("supply");
  const trpc = useTRPC();
  const query = useQuery(trpc.supply.supplier.queryOptions({ supplierId: supplierId ?? "" }, { enabled: supplierId !== undefined, staleTime: 0 }));
  if (!supplierId || query.data) return <SupplierForm supplier={query.data} onClose={onClose} />;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())} title={t("suppliers.edit")} size="medium">
      {query.error ? <QueryFault error={query.error} compact /> : <Skeleton className="h-64" />}
    </Dialog>
  );
}

function SupplierForm({ supplier, onClose }: { supplier: Supplier | undefined; onClose: () => void }) {
  const t = useTranslations("supply");
  const trpc = useTRPC();
  const form = useForm<Values>({ defaultValues: valuesOf(supplier) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "supplier", record: supplier, valuesOf: valuesOf, onClose,
    read: (supplierId) => queryClient.fetchQuery({ ...trpc.supply.supplier.queryOptions({ supplierId }), staleTime: 0 }),
  });
  const places: readonly FieldName[] = addressFields(form.watch("country")).filter((name) => name !== "recipient" && name !== "line2");
  const options = { form, doneText: t("suppliers.saved"), onDone: kept.leave, onRefused: kept.edited.onRefused };
  const create = useCommand(trpc.supply.createSupplier, options);
  const update = useCommand(trpc.supply.updateSupplier, options);
  const save = form.handleSubmit(({ inactive, ...values }) => {
    form.clearErrors();
    if (supplier) update.run({ ...values, supplierId: supplier.id, version: kept.version, status: inactive ? "inactive" : "active" });
    else create.run(values);
  });
  return (
    <Dialog
      open onOpenChange={(open) => (open ? undefined : onClose())} title={supplier ? t("suppliers.edit") : t("suppliers.create")} size="medium"
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={create.pending || update.pending} onClick={() => void save()}>{t("save")}</Button>}
    >
      <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
        <DialogNotices of={kept} />
        <FieldRow>
          {[...FIELDS.filter((field) => !places.includes(field)), ...places].map((field, i) => (
            <Field key={field} label={t(`suppliers.${field}`)} required={field === "code" || field === "name"} fault={form.formState.errors[field]?.message}>
              {field === "country" ? (
                <Controller control={form.control} name="country" render={({ field: country }) => <CountryInput name={country.name} value={country.value} onChange={country.onChange} />} />
              ) : (
                <TextInput {...form.register(field)} autoFocus={i === 0} />
              )}
            </Field>
          ))}
        </FieldRow>
        {supplier ? <Checkbox label={t("suppliers.inactive")} {...form.register("inactive")} /> : null}
      </form>
    </Dialog>
  );
}
