"use client";

import { useState } from "react";
import type { DialogProps, DrawerProps } from "./dialog-panel";
import { onDemand } from "./on-demand";

const loadPanels = () => import("./dialog-panel");
const DialogPanel = onDemand(() => loadPanels().then((module) => module.DialogPanel));
const DrawerPanel = onDemand(() => loadPanels().then((module) => module.DrawerPanel));

/** A question or a short form. On a phone it rises from below, with its buttons under the thumb. */
export function Dialog(props: DialogProps) {
  return useWasOpen(props.open) ? <DialogPanel {...props} /> : null;
}

/** A sheet from the side: a peek at a record, a longer form, the menu of a phone. */
export function Drawer(props: DrawerProps) {
  return useWasOpen(props.open) ? <DrawerPanel {...props} /> : null;
}

/** Whether there is anything to show, or to close with its own grace. */
function useWasOpen(open: boolean): boolean {
  const [was, setWas] = useState(open);
  if (open && !was) setWas(true);
  return was || open;
}
