"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Controller, useForm } from "react-hook-form";
import { DialogNotices } from "@/app/(workspace)/_collisions/dialog-notices";
import { useDialogForm } from "@/app/(workspace)/_collisions/use-dialog-form";
import { FormDialog } from "@/app/(workspace)/_forms/form-dialog";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Field, Select, TextInput } from "@/app/_ui";
import type { Endpoint } from "./endpoint-state";
import { EventChoice } from "./event-choice";

type EventType = Endpoint["eventTypes"][number];
interface Values {
  url: string;
  description: string;
  channel: string;
  eventTypes: EventType[];
}

/** Orders of a channel; `direct` and `import` come from no system that could be told. */
const CHANNELS = ["web", "store", "phone", "api"] as const;

interface EndpointDialogProps {
  eventTypes: readonly EventType[];
  /** Changes this endpoint; makes one without it. */
  endpoint?: Endpoint;
  onClose: () => void;
  onCreated?: (made: { endpointId: string; secret: string }) => void;
}

type SavedValues = Pick<Endpoint, "url" | "description" | "channel" | "eventTypes">;
const valuesOf = (endpoint: SavedValues | undefined): Values => ({ url: endpoint?.url ?? "", description: endpoint?.description ?? "", channel: endpoint?.channel ?? "", eventTypes: endpoint ? [...endpoint.eventTypes] : [] });

export function EndpointDialog({ eventTypes, endpoint, onClose, onCreated }: EndpointDialogProps) {
  const t = useTranslations("webhooks");
  const channels = useTranslations("orders.channel");
  const trpc = useTRPC();
  const form = useForm<Values>({ defaultValues: valuesOf(endpoint) });
  const { errors } = form.formState;
  const queryClient = useQueryClient();
  const kept = useDialogForm(form, {
    kind: "endpoint", record: endpoint, valuesOf, onClose,
    read: (endpointId) => queryClient.fetchQuery({ ...trpc.webhooks.endpoint.queryOptions({ endpointId }), staleTime: 0 }),
  });
  const create = useCommand(trpc.webhooks.createEndpoint, { form, onDone: (made) => {
    kept.draft.saved();
    onCreated?.(made);
  } });
  const update = useCommand(trpc.webhooks.updateEndpoint, { form, doneText: t("saved"), onDone: kept.leave, onRefused: kept.edited.onRefused });
  const submit = (values: Values) => {
    const fields = { ...values, channel: values.channel || null };
    if (endpoint) update.run({ endpointId: endpoint.id, version: kept.version, ...fields });
    else create.run(fields);
  };
  return (
    <FormDialog title={endpoint ? t("editTitle") : t("createTitle")} verb={endpoint ? t("save") : t("create")} form={form} pending={create.pending || update.pending} onSubmit={submit} onClose={onClose}>
      <DialogNotices of={kept} labelOf={(name) => (name === "eventTypes" ? t("events") : undefined)} />
      <Field label={t("url")} required hint={t("urlHint")} fault={errors.url?.message}>
        <TextInput autoFocus type="url" inputMode="url" placeholder="https://shop.example.com/naru" {...form.register("url")} />
      </Field>
      <Field label={t("description")} fault={errors.description?.message}>
        <TextInput {...form.register("description")} />
      </Field>
      <Field label={t("channel")} hint={t("channelHint")} fault={errors.channel?.message}>
        <Select placeholder={t("everyChannel")} options={CHANNELS.map((value) => ({ value, label: channels(value) }))} {...form.register("channel")} />
      </Field>
      <Controller
        control={form.control}
        name="eventTypes"
        render={({ field }) => <EventChoice all={eventTypes} chosen={field.value} onChange={field.onChange} fault={errors.eventTypes?.message} />}
      />
    </FormDialog>
  );
}
