"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useMember, useWorkspacePath } from "../../_member-context";
import { visibleNavigation } from "./navigation";

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** g then a letter goes to a page, Ctrl-K opens the palette, ? shows all keys. */
export function useGoKeys({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }): void {
  const router = useRouter();
  const { permissions } = useMember();
  const inWorkspace = useWorkspacePath();
  const pressedG = useRef(0);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        return onPalette();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector("[role=dialog], [role=menu]")) return;
      if (event.key === "?") return onHelp();
      if (event.key === "g") {
        pressedG.current = event.timeStamp;
        return;
      }
      if (pressedG.current === 0 || event.timeStamp - pressedG.current > 1200) return;
      pressedG.current = 0;
      const entry = visibleNavigation(permissions).find((candidate) => candidate.key === event.key);
      if (!entry) return;
      event.preventDefault();
      router.push(inWorkspace(entry.path));
    };
    // Capture: a list's own j / k / x must not see the second key of "g x".
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  });
}
