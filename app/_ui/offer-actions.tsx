"use client";

import type { MenuAction } from "./menu-action";
import { useOfferedActions } from "./page-actions";

/** Shows nothing; hands a record's actions to the command palette. */
export function OfferActions({ actions }: { actions: readonly MenuAction[] }) {
  useOfferedActions(actions);
  return null;
}
