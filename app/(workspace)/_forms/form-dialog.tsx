"use client";

import { useId, type ReactNode } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { Button, Dialog } from "@/app/_ui";

interface FormDialogProps<V extends FieldValues> {
  title: string;
  description?: ReactNode;
  verb: string;
  form: UseFormReturn<V>;
  size?: "small" | "medium";
  pending: boolean;
  /** Nothing that could be sent has been entered yet. */
  disabled?: boolean;
  onSubmit: (values: V) => void;
  onClose: () => void;
  children: ReactNode;
}

/** The short form of one record: its fields, cancelling, and its verb; Ctrl+Enter and Enter send it. */
export function FormDialog<V extends FieldValues>({ title, description, verb, form, size = "medium", pending, disabled, onSubmit, onClose, children }: FormDialogProps<V>) {
  const id = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size={size}
      title={title}
      description={description}
      cancels
      actions={<Button tone="primary" keys="Ctrl+Enter" type="submit" form={id} pending={pending} disabled={disabled}>{verb}</Button>}
    >
      <form
        id={id}
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
