"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { CountryInput } from "@/app/(workspace)/_workspaces/country-input";
import { Button, Checkbox, Dialog, Field, FieldRow, TextInput } from "@/app/_ui";
import type { Location, Warehouse } from "./warehouse-list-type";

interface WarehouseValues {
  code: string;
  name: string;
  country: string;
  city: string;
  address: string;
  isDefault: boolean;
  archived: boolean;
}

const warehouseValues = (warehouse: Warehouse | undefined): WarehouseValues => ({
  code: warehouse?.code ?? "", name: warehouse?.name ?? "", country: warehouse?.country ?? "", city: warehouse?.city ?? "", address: warehouse?.address ?? "",
  isDefault: warehouse?.isDefault ?? false, archived: warehouse?.archived ?? false,
});
const locationValues = (location: Location | undefined): LocationValues => ({
  code: location?.code ?? "", name: location?.name ?? "", isDefault: location?.isDefault ?? false, archived: location?.archived ?? false,
});

/** A new warehouse, or the changes of one. */
export function WarehouseDialog({ warehouse, onClose }: { warehouse?: Warehouse; onClose: () => void }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const form = useForm<WarehouseValues>({ defaultValues: warehouseValues(warehouse) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "warehouse", record: warehouse, valuesOf: warehouseValues, onClose,
    read: async (recordId) => (await queryClient.fetchQuery({ ...trpc.stock.warehouses.queryOptions({ archived: true }), staleTime: 0 })).find(({ id }) => id === recordId),
  });
  const options = { form, doneText: t("saved"), onDone: kept.leave, onRefused: kept.edited.onRefused };
  const create = useCommand(trpc.stock.createWarehouse, options);
  const update = useCommand(trpc.stock.updateWarehouse, options);
  const save = form.handleSubmit(({ archived, ...values }) => {
    form.clearErrors();
    if (warehouse) update.run({ ...values, archived, warehouseId: warehouse.id, version: kept.version });
    else create.run(values);
  });
  const fault = (name: keyof WarehouseValues) => form.formState.errors[name]?.message;
  return (
    <Dialog
      open onOpenChange={(open) => (open ? undefined : onClose())} title={warehouse ? t("warehouses.editTitle", { warehouse: warehouse.name }) : t("warehouses.create")}
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={create.pending || update.pending} onClick={() => void save()}>{t("save")}</Button>}
    >
      <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
        <DialogNotices of={kept} />
        <FieldRow>
          <Field label={t("warehouses.code")} required fault={fault("code")}><TextInput {...form.register("code")} autoFocus /></Field>
          <Field label={t("warehouses.name")} required fault={fault("name")}><TextInput {...form.register("name")} /></Field>
          <Field label={t("warehouses.city")} fault={fault("city")}><TextInput {...form.register("city")} /></Field>
          <Field label={t("warehouses.country")} fault={fault("country")}>
            <Controller control={form.control} name="country" render={({ field }) => <CountryInput name={field.name} value={field.value} onChange={field.onChange} />} />
          </Field>
        </FieldRow>
        <Field label={t("warehouses.address")} fault={fault("address")}><TextInput {...form.register("address")} /></Field>
        {warehouse?.isDefault ? null : <Checkbox label={t("warehouses.makeDefault")} {...form.register("isDefault")} />}
        {warehouse && !warehouse.isDefault ? <Checkbox label={t("warehouses.putAway")} {...form.register("archived")} /> : null}
      </form>
    </Dialog>
  );
}

interface LocationValues {
  code: string;
  name: string;
  isDefault: boolean;
  archived: boolean;
}

export function LocationDialog({ warehouse, location, onClose }: { warehouse: Warehouse; location?: Location; onClose: () => void }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const form = useForm<LocationValues>({ defaultValues: locationValues(location) });
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "location", record: location, parentId: warehouse.id, valuesOf: locationValues, onClose,
    read: async (recordId) => (await queryClient.fetchQuery({ ...trpc.stock.warehouses.queryOptions({ archived: true }), staleTime: 0 })).find(({ id }) => id === warehouse.id)?.locations.find(({ id }) => id === recordId),
  });
  const options = { form, doneText: t("saved"), onDone: kept.leave, onRefused: kept.edited.onRefused };
  const create = useCommand(trpc.stock.createLocation, options);
  const update = useCommand(trpc.stock.updateLocation, options);
  const save = form.handleSubmit((values) => {
    form.clearErrors();
    if (location) update.run({ ...values, locationId: location.id, version: kept.version });
    else create.run({ warehouseId: warehouse.id, code: values.code, name: values.name });
  });
  const fault = (name: keyof LocationValues) => form.formState.errors[name]?.message;
  return (
    <Dialog
      open onOpenChange={(open) => (open ? undefined : onClose())} title={location ? t("warehouses.editLocation", { location: location.code }) : t("warehouses.addLocation")} description={warehouse.name}
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={create.pending || update.pending} onClick={() => void save()}>{t("save")}</Button>}
    >
      <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
        <DialogNotices of={kept} />
        <FieldRow>
          <Field label={t("warehouses.code")} required fault={fault("code")}><TextInput {...form.register("code")} autoFocus /></Field>
          <Field label={t("warehouses.name")} fault={fault("name")}><TextInput {...form.register("name")} /></Field>
        </FieldRow>
        {location && !location.isDefault ? <Checkbox label={t("warehouses.makeDefaultLocation")} {...form.register("isDefault")} /> : null}
        {location && !location.isDefault ? <Checkbox label={t("warehouses.putAway")} {...form.register("archived")} /> : null}
      </form>
    </Dialog>
  );
}
