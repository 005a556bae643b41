"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { isCovered, isTyping, keyName, pressKeyedButton } from "@/app/_ui/use-keys";
import { useMember, useWorkspacePath } from "../../_member-context";
import { openCreateMenu } from "./create-menu";
import { escapeLeadsBack } from "./leads-back";
import { visibleNavigation } from "./navigation";

const goWithin = 1200;

/**
 * g then a letter goes to a page, Ctrl-K (and / where the page has no search) opens the palette, c begins something, Escape leads back from
 * a record, ? shows all keys, and buttons answer to the key they show. Nothing of it while somebody types.
 */
export function useGoKeys({ onPalette, onHelp }: { onPalette: () => void; onHelp: () => void }): void {
  const router = useRouter();
  const { permissions } = useMember();
  const inWorkspace = useWorkspacePath();
  const pressedG = useRef<number | null>(null);
  useEffect(() => {
    const go = (letter: string): boolean => {
      const entry = visibleNavigation(permissions).find((candidate) => candidate.key === letter);
      if (entry) router.push(inWorkspace(entry.path));
      return entry !== undefined;
    };
    const answer = (event: KeyboardEvent): boolean => {
      const name = keyName(event);
      if (name.toLowerCase() === "ctrl+k") {
        onPalette();
        return true;
      }
      const waiting = pressedG.current !== null && event.timeStamp - pressedG.current < goWithin;
      const free = name === event.key && !isTyping(event.target) && !isCovered();
      pressedG.current = free && name === "g" ? event.timeStamp : null;
      if (free && waiting && go(name)) return true;
      if (free && name === "?") {
        onHelp();
        return true;
      }
      if (pressKeyedButton(event)) return true;
      if (!free) return false;
      if (name === "c") return openCreateMenu();
      if (name === "/" && !document.querySelector("main [type=search]")) {
        onPalette();
        return true;
      }
      if (name === "Escape" && escapeLeadsBack()) {
        router.back();
        return true;
      }
      return false;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      // What lay above the page has taken the key already, and may be gone by now.
      if (event.defaultPrevented || event.altKey || event.isComposing || !answer(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Capture: a list's own j / k / x must not see the second key of "g k".
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  });
}
