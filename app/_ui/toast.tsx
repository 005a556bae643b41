"use client";

import dynamic from "next/dynamic";

/** The messages at the edge of the screen; their library comes after the page. */
export const Toaster = dynamic(() => import("./toaster"), { ssr: false });

/** Something was done. With `undo`, it can be taken back from here. */
export function toastDone(text: string, options: { description?: string; undo?: { label: string; onUndo: () => void } } = {}): void {
  void import("sonner").then(({ toast }) =>
    toast.success(text, {
      description: options.description,
      action: options.undo ? { label: options.undo.label, onClick: options.undo.onUndo } : undefined,
    }),
  );
}

/** Something was refused or failed: what happened and what to do next. Stays longer. */
export function toastFault(text: string, description?: string): void {
  void import("sonner").then(({ toast }) => toast.error(text, { description, duration: 10_000 }));
}
