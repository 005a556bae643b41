"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState, type ReactNode } from "react";
import type { MenuAction } from "@/app/_ui/menu-action";
import { useActionsInView } from "@/app/_ui/page-actions";
import { useMay, useMember } from "../../../_member-context";
import { creations, visibleNavigation, visibleParts } from "../navigation";
import { readRecent } from "../recent-records";
import { wordsOf } from "../words-of";
import { namesOf } from "./names-in-all-languages";

export interface Entry {
  id: string;
  label: ReactNode;
  detail?: ReactNode;
  /** "g o", "c": shown at the right. */
  keys?: string;
  path?: string;
  onSelect?: () => void;
  danger?: boolean;
}

const says = (text: string, wanted: string) => text.toLocaleLowerCase().normalize("NFC").includes(wanted);

/** Places of the workspace and beginnings of new records, by their name in any language. */
export function usePlaces(wanted: string): { places: Entry[]; beginnings: Entry[] } {
  const t = useTranslations("shell");
  const may = useMay();
  const { permissions } = useMember();
  const place = ({ id, path }: { id: string; path: string }): Entry => ({ id, label: t(`nav.${id}`), path });
  const places = [
    ...visibleNavigation(permissions).flatMap((entry): Entry[] => [{ ...place(entry), keys: `g ${entry.key}` }, ...(entry.children ?? []).map(place)]),
    // There are many: they come when they are asked for.
    ...(wanted === "" ? [] : visibleParts(permissions).map(place)),
  ];
  const beginnings = creations.filter((one) => may(one.permission)).map((one): Entry => ({ id: one.id, label: t(`create.${one.id}`), path: one.dialog ? `${one.path}?begin=true` : one.path }));
  return {
    places: places.filter((one) => says(`${String(one.label)}\n${namesOf("nav", one.id)}`, wanted)),
    beginnings: beginnings.filter((one) => says(`${String(one.label)}\n${namesOf("create", one.id)}`, wanted)),
  };
}

/** What can be done with the record in view: its next step first, then its menu. A palette that is opened before the record has come to life gets them then. */
export function useActions(wanted: string): Entry[] {
  const actions = useActionsInView();
  const entries = useMemo(() => [...nextSteps(), ...menuActions(actions)], [actions]);
  return entries.filter((one) => says(typeof one.label === "string" ? one.label : "", wanted));
}

function nextSteps(): Entry[] {
  return [...document.querySelectorAll<HTMLElement>("[data-next-step] button, [data-next-step] a")]
    .filter((element) => !element.hasAttribute("disabled"))
    .map((element, index) => ({ id: `next-${index}`, label: wordsOf(element), keys: element.dataset["keys"], onSelect: () => element.click() }));
}

function menuActions(actions: readonly MenuAction[]): Entry[] {
  return actions
    .filter((action) => !action.disabled)
    .map((action) => ({ id: `action-${action.id}`, label: action.label, keys: action.keys, path: action.href, onSelect: action.onSelect, danger: action.danger }));
}

/** Records opened lately, without the one in view. */
export function useRecent(wanted: string): Entry[] {
  const { workspace, user } = useMember();
  const [recent, setRecent] = useState<Entry[]>([]);
  useEffect(() => {
    const here = window.location.pathname.slice(workspace.slug.length + 1);
    setRecent(readRecent(workspace.slug, user.id).filter((one) => one.path !== here).map((one) => ({ id: one.path, label: one.label, path: one.path })));
  }, [workspace.slug, user.id]);
  return recent.filter((one) => says(String(one.label), wanted));
}
