"use client";

import dynamic from "next/dynamic";

// One and the same piece for the messages and for whoever says one: it has come by the time the connection may be gone.
const toaster = () => import("./toaster");

/** The messages at the edge of the screen; their library comes after the page. */
export const Toaster = dynamic(toaster, { ssr: false });

/** Something was done. With `undo`, it can be taken back from here; with `next`, what naturally follows begins here. */
export function toastDone(text: string, options: { description?: string; undo?: { label: string; onUndo: () => void }; next?: { label: string; onSelect: () => void } } = {}): void {
  void toaster().then(({ toast }) =>
    toast.success(text, {
      description: options.description,
      action: options.undo ? { label: options.undo.label, onClick: options.undo.onUndo } : options.next ? { label: options.next.label, onClick: options.next.onSelect } : undefined,
      duration: options.next ? 12_000 : undefined,
    }),
  );
}

/** Something was refused or failed: what happened and what to do next. Stays longer. */
export function toastFault(text: string, description?: string): void {
  void toaster().then(({ toast }) => toast.error(text, { description, duration: 10_000 }));
}

/** Something takes a moment: one message that says so, and then how it ended. */
export function toastProgress(text: string): { done: (text: string, next: { label: string; onSelect: () => void }) => void; fail: (text: string) => void; dismiss: () => void } {
  const shown = toaster().then(({ toast }) => ({ toast, id: toast.loading(text) }));
  return {
    done: (said, next) => void shown.then(({ toast, id }) => toast.success(said, { id, action: { label: next.label, onClick: next.onSelect }, duration: 8_000 })),
    fail: (said) => void shown.then(({ toast, id }) => toast.error(said, { id, duration: 10_000 })),
    dismiss: () => void shown.then(({ toast, id }) => toast.dismiss(id)),
  };
}
