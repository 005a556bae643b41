"use client";

import { useEffect, useRef, useSyncExternalStore, type ReactNode } from "react";

let heading = "";
const watchers = new Set<() => void>();

function watch(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

/** What the page in view is called, as its heading says; empty until it stands there. */
export function usePageHeading(): string {
  return useSyncExternalStore(watch, () => heading, () => "");
}

function say(text: string): void {
  if (text === heading) return;
  heading = text;
  watchers.forEach((tell) => tell());
}

/** The heading of a page; the shell's path and the list of recent records read it. */
export function PageHeading({ children, className }: { children: ReactNode; className: string }) {
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    say(element.current?.textContent?.trim() ?? "");
  });
  useEffect(() => () => say(""), []);
  return <h1 ref={element} className={className}>{children}</h1>;
}
