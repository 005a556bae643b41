"use client";

import { ArrowDown, ArrowUp, CopyPlus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { useEffect, useMemo, useState } from "react";
import type { MenuAction } from "../menu-action";

const MenuList = dynamic(() => import("../menu-list"), { ssr: false });

export type LineAct = "above" | "below" | "duplicate" | "up" | "down" | "remove";

interface LineMenuProps {
  line: number;
  lines: number;
  /** What it was opened by. */
  button: HTMLElement;
  /** Where the focus goes afterwards. */
  returnTo: () => HTMLElement | null;
  duplicates: boolean;
  moves: boolean;
  onAct: (what: LineAct) => void;
  onClose: () => void;
}

/** What can be done with a line, each with the key that does it in the grid. It hangs where its button was when it was opened. */
export function LineMenu({ line, lines, button, returnTo, duplicates, moves, onAct, onClose }: LineMenuProps) {
  const t = useTranslations("ui");
  const [{ top, left, width, height }] = useState(() => button.getBoundingClientRect());
  const [focus] = useState(() => ({ current: button }) as { current: HTMLElement | null });
  const latest = useMemo(() => ({ returnTo }), [returnTo]);
  useEffect(() => {
    focus.current = latest.returnTo() ?? button;
  });
  const action = (id: LineAct, keys: string, rest: Partial<MenuAction> = {}): MenuAction => ({ id, label: t(`grid.act.${id}`), keys, onSelect: () => onAct(id), ...rest });
  const actions = [
    ...(duplicates ? [action("duplicate", "Ctrl+D", { icon: <CopyPlus /> })] : []),
    action("above", "Insert"),
    action("below", "Alt+Enter"),
    ...(moves ? [action("up", "Alt+↑", { icon: <ArrowUp />, disabled: line === 0, separated: true }), action("down", "Alt+↓", { icon: <ArrowDown />, disabled: line === lines - 1 })] : []),
    action("remove", "Ctrl+Backspace", { icon: <Trash2 />, danger: true, separated: true }),
  ];
  return (
    <span className="pointer-events-none fixed" style={{ top, left, width, height }}>
      <MenuList actions={actions} align="end" label={t("grid.lineActions", { number: line + 1 })} button={focus} onClose={onClose} />
    </span>
  );
}
