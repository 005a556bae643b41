"use client";

import { useEffect } from "react";

const isCut = (box: HTMLElement) => box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).textOverflow === "ellipsis";

/** Whatever is cut off anywhere on a page is told in full when it is pointed at; what has a title of its own keeps it. */
export function CutTextInFull() {
  useEffect(() => {
    const told = new WeakSet<HTMLElement>();
    const tell = (event: PointerEvent) => {
      const box = event.target instanceof Element ? event.target.closest<HTMLElement>(".truncate, td, th") : null;
      if (!box || (box.title && !told.has(box))) return;
      if (isCut(box)) {
        box.title = (box.textContent ?? "").trim();
        told.add(box);
      } else if (told.delete(box)) box.removeAttribute("title");
    };
    document.addEventListener("pointerover", tell, { passive: true });
    return () => document.removeEventListener("pointerover", tell);
  }, []);
  return null;
}
