"use client";

import type { ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { Button, Dialog } from "@/app/_ui";

interface SettingDialogProps<V extends FieldValues> {
  title: string;
  verb: string;
  form: UseFormReturn<V>;
  pending: boolean;
  onSubmit: (values: V) => void;
  onClose: () => void;
  children: ReactNode;
}

/** The short form of one record of the settings. */
export function SettingDialog<V extends FieldValues>({ title, verb, form, pending, onSubmit, onClose, children }: SettingDialogProps<V>) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="medium"
      title={title}
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" type="submit" form="setting-form" pending={pending}>{verb}</Button>}
    >
      <form
        id="setting-form"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          form.clearErrors();
          void form.handleSubmit((values) => onSubmit(values as unknown as V))(event);
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
