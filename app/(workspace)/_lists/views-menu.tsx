"use client";

import { ChevronDown, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Chip, Menu, toastDone, type MenuAction } from "@/app/_ui";
import type { ListLayout, ListName } from "@/server/kernel/lists";
import { useMay } from "../_member-context";
import type { ListState } from "./use-list";
import { ViewDialog } from "./view-dialog";

const copied = (layout: ListLayout | null) => layout && { ...layout, columns: layout.columns && [...layout.columns], cards: layout.cards && [...layout.cards], widths: { ...layout.widths } };

/** The view the list shows, the others, and what can be done with them. */
export function ViewsMenu({ list }: { list: ListState }) {
  const t = useTranslations("lists.views");
  const trpc = useTRPC();
  const may = useMay();
  const name = list.declaration.name as ListName;
  const [asked, setAsked] = useState<"save" | "change" | null>(null);
  const { view } = list;
  const update = useCommand(trpc.lists.updateView, { doneText: t("updated", { name: view?.name ?? "" }) });
  const again = useCommand(trpc.lists.saveView, { onDone: ({ viewId }) => list.openView(viewId) });
  const remove = useCommand(trpc.lists.deleteView, {
    onDone: (gone) => {
      list.openView(null);
      toastDone(t("deleted", { name: gone.name }), {
        undo: { label: t("undo"), onUndo: () => again.run({ list: gone.list, name: gone.name, shared: gone.shared, params: gone.params, layout: copied(gone.layout) }) },
      });
    },
  });
  const makeDefault = useCommand(trpc.lists.chooseDefaultView, { doneText: ({ viewId }) => (viewId ? t("defaultSet", { name: view?.name ?? "" }) : t("defaultUnset")) });
  const isDefault = view !== null && view.id === list.defaultViewId;
  const actions: MenuAction[] = [
    { id: "all", label: t("all"), checked: view === null, onSelect: () => list.openView(null) },
    ...list.views.map((one, index): MenuAction => ({
      id: one.id, label: one.name, checked: one.id === view?.id, separated: index === 0,
      note: [one.ownerName ? t("sharedBy", { name: one.ownerName }) : one.shared ? t("shared") : null, one.id === list.defaultViewId ? t("default") : null].filter(Boolean).join(" · ") || undefined,
      onSelect: () => list.openView(one.id),
    })),
    ...(view?.mayChange && list.changed
      ? [{ id: "update", label: t("update", { name: view.name }), separated: true, onSelect: () => update.run({ viewId: view.id as never, version: view.version, params: list.params as Record<string, string>, ...(view.layout ? { layout: copied(list.layout) } : {}) }) }]
      : []),
    { id: "save", label: t("save"), separated: !(view?.mayChange && list.changed), onSelect: () => setAsked("save") },
    ...(view?.mayChange
      ? [
          { id: "change", label: t("change"), onSelect: () => setAsked("change") },
          { id: "delete", label: t("delete", { name: view.name }), danger: true, onSelect: () => remove.run({ viewId: view.id as never }) },
        ]
      : []),
    ...(view && !isDefault ? [{ id: "default", label: t("makeDefault", { name: view.name }), icon: <Star />, onSelect: () => makeDefault.run({ list: name, viewId: view.id as never }) }] : []),
    ...(list.defaultViewId ? [{ id: "noDefault", label: t("noDefault"), onSelect: () => makeDefault.run({ list: name, viewId: null }) }] : []),
  ];
  return (
    <>
      <Menu
        align="start"
        label={`${t("label")}: ${view?.name ?? t("all")}`}
        actions={actions}
        trigger={
          <Button aria-label={`${t("label")}: ${view?.name ?? t("all")}`} className="max-w-56">
            <span className="min-w-0 truncate">{view?.name ?? t("all")}</span>
            {view && list.changed ? <Chip>{t("changed")}</Chip> : null}
            <ChevronDown aria-hidden className="text-ink-3" />
          </Button>
        }
      />
      {asked ? <ViewDialog list={list} view={asked === "change" ? view : null} mayShare={may("lists.share")} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
