"use client";

import type { FieldValues, UseFormReturn } from "react-hook-form";
import { useDialogDraft, type KeptDraft } from "../_drafts/use-kept-draft";
import { useEditedForm, type Edited } from "./use-edited";

interface Versioned {
  readonly id: string;
  readonly version: number;
}

interface DialogFormOptions<V, R extends Versioned> {
  /** What the form is of; a part of its draft's key. */
  kind: string;
  /** The record that it changes; none: it makes a new one. */
  record: R | null | undefined;
  /** What a new one belongs to, so that its draft is offered there only. */
  parentId?: string;
  valuesOf: (record: R) => V;
  /** Reads the record as it is saved now. */
  read: (recordId: string) => Promise<R | undefined>;
  onClose: () => void;
}

export interface DialogForm<V> {
  readonly edited: Edited<V>;
  readonly draft: KeptDraft;
  /** For the command that changes: the version that the form is based on. */
  readonly version: number;
  /** For `useCommand`, once the form was saved: its draft goes, the dialog closes. */
  readonly leave: () => void;
}

/**
 * The form of a dialog that makes a record or changes one: what is typed stays through refusals, closing and reloading (`draft`), and
 * what somebody else saved meanwhile is met (`edited`). `DialogNotices` shows both, first in the form.
 */
export function useDialogForm<V extends FieldValues, R extends Versioned>(form: UseFormReturn<V>, { kind, record, parentId, valuesOf, read, onClose }: DialogFormOptions<V, R>): DialogForm<V> {
  const edited = useEditedForm(form, {
    version: record?.version ?? 1,
    reread: async () => {
      const saved = record ? await read(record.id) : undefined;
      return saved && { version: saved.version, values: valuesOf(saved) };
    },
  });
  const { draft, leave } = useDialogDraft(form, {
    key: `${kind}/${record?.id ?? (parentId ? `new-${parentId}` : "new")}`,
    opened: record ? edited.opened : undefined,
    onRestore: (_, before) => before && edited.reopen(before),
    onClose,
  });
  return { edited, draft, version: edited.opened.version, leave };
}
