"use client";

import { useEffect, useRef, type ComponentProps } from "react";

declare global {
  interface Window {
    naruEarly?: { live: (part: Element | null) => void; isLive: () => boolean };
  }
}

/** What is typed and pressed before is handed over; nobody having gone anywhere yet, the first field has the focus. */
function comeAlive(part: Element | null): void {
  if (document.activeElement === document.body) (part ?? document).querySelector<HTMLElement>("[data-first-focus]")?.focus();
  window.naruEarly?.live(part);
}

/** Stands last in the document and in no part: says that the frame of the page, and all that hydrates with it, has come to life. */
export function LiveRoot() {
  useEffect(() => comeAlive(null), []);
  return null;
}

/** A piece of a page that React takes over in one go, later than the frame around it: what is done in it until then is kept. */
export function LivePart({ children, ...rest }: ComponentProps<"div">) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => comeAlive(part.current), []);
  return <div ref={part} data-part="" {...rest}>{children}</div>;
}
