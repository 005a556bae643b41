"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/** How a key is written in a hint: "c", "?", "Ctrl+Enter". The command key of a Mac counts as Ctrl. */
export function keyName(event: KeyboardEvent): string {
  return event.ctrlKey || event.metaKey ? `Ctrl+${event.key.length === 1 ? event.key.toUpperCase() : event.key}` : event.key;
}

/** Letters typed into a field or a grid's cell are text, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest("[role=grid]") || target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit)$/.test(target.type);
}

/** Something lies above the page and has the keys for itself. */
export function isCovered(): boolean {
  return document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
}

interface KeyedAction {
  keys?: string;
  disabled?: boolean;
  href?: string;
  onSelect?: () => void;
}

/** The keys of actions that are not on the screen as buttons (those of a closed menu). */
export function useKeys(actions: readonly KeyedAction[]): void {
  const router = useRouter();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isTyping(event.target) || isCovered()) return;
      const action = latest.current.find((one) => one.keys === keyName(event) && !one.disabled);
      if (!action) return;
      event.preventDefault();
      if (action.href) router.push(action.href);
      else action.onSelect?.();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [router]);
}

/**
 * Presses the button on the screen whose hint shows this key; inside an open dialog only its own. What is being typed is taken in
 * first. Returns whether there was one.
 */
export function pressKeyedButton(event: KeyboardEvent): boolean {
  const name = keyName(event);
  if (name === event.key && (isTyping(event.target) || isCovered())) return false;
  const dialogs = document.querySelectorAll("[role=dialog]");
  const root: ParentNode = dialogs[dialogs.length - 1] ?? document;
  const button = [...root.querySelectorAll<HTMLElement>(`[data-keys="${CSS.escape(name)}"]`)].find(
    (candidate) => candidate.checkVisibility() && !candidate.hasAttribute("disabled"),
  );
  if (!button) return false;
  if (document.activeElement instanceof HTMLElement && isTyping(document.activeElement)) document.activeElement.blur();
  void settled().then(() => button.click());
  return true;
}

const LONGEST_WAIT_MS = 3_000;

/** What was typed is taken in: choices left before their search came to rest are waited for, in reason. */
async function settled(): Promise<void> {
  const began = performance.now();
  do await new Promise((resolve) => setTimeout(resolve, 20));
  while (document.querySelector("[data-settling]") && performance.now() - began < LONGEST_WAIT_MS);
}
