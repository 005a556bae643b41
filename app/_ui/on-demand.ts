"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";

type Load<P> = () => Promise<ComponentType<P> | { default: ComponentType<P> }>;

const SIGNS = ["pointerover", "pointerdown", "keydown"] as const;
/** What comes with the first sign of life; null once there was one. */
let awaited: (() => Promise<unknown>)[] | null = [];

/** Runs `load` as soon as somebody has moved, touched or typed anything on this visit, ahead of the click that wants it. */
function afterFirstSign(load: () => Promise<unknown>): void {
  if (typeof document === "undefined") return;
  // Whoever has lost the connection meets it where the part is asked for.
  const quietly = () => load().catch(() => undefined);
  if (awaited === null) return void setTimeout(quietly, 0);
  if (awaited.length === 0) for (const sign of SIGNS) document.addEventListener(sign, begin, { capture: true, passive: true });
  awaited.push(quietly);
}

function begin(): void {
  for (const sign of SIGNS) document.removeEventListener(sign, begin, true);
  const loads = awaited ?? [];
  awaited = null;
  for (const load of loads) void load();
}

/**
 * A part that stands on no page from the start (a dialog, a list that opens): what it is made of comes after the page, when somebody
 * first shows a sign of life, and is there when it is opened. For module level: `const EntityDialog = onDemand(() => import("./entity-dialog").then((m) => m.EntityDialog))`.
 */
export function onDemand<P extends object>(load: Load<P>): ComponentType<P> {
  afterFirstSign(load);
  return dynamic(load, { ssr: false });
}
