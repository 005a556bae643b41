"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, Checkbox, Dialog, Field, TextInput } from "@/app/_ui";
import type { ListName } from "@/server/kernel/lists";
import type { ListState, View } from "./use-list";

/** Names what the list shows now, or renames and shares the view that is open. */
export function ViewDialog({ list, view, mayShare, onClose }: { list: ListState; view: View | null; mayShare: boolean; onClose: () => void }) {
  const t = useTranslations("lists.views");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { textOf } = useErrorText();
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const [withLayout, setWithLayout] = useState(view ? view.layout !== null : true);
  const [fault, setFault] = useState<string>();
  const layout = withLayout ? { ...list.layout, columns: list.layout.columns && [...list.layout.columns], cards: list.layout.cards && [...list.layout.cards], widths: { ...list.layout.widths } } : null;
  const onRefused = (refusal: { code: string; params: Record<string, string | number> }) => {
    const text = refusal.code === "lists.view_name_taken" ? textOf(refusal.code, refusal.params) : null;
    if (text) setFault(text);
    return text !== null;
  };
  const save = useCommand(trpc.lists.saveView, {
    doneText: t("saved", { name: name.trim() }),
    onRefused,
    onDone: ({ viewId }, kept) => {
      onClose();
      const made: View = { id: viewId, name: kept.name, shared: kept.shared ?? false, own: true, ownerName: null, mayChange: true, version: 1, params: kept.params, layout: kept.layout };
      // Shown at once; the server's own answer follows.
      queryClient.setQueryData(trpc.lists.state.queryKey({ list: kept.list }), (known) => (known ? { ...known, views: [...known.views, made] } : known));
      list.openView(viewId);
    },
  });
  const change = useCommand(trpc.lists.updateView, { doneText: t("updated", { name: name.trim() }), onRefused, onDone: onClose });
  const run = () => {
    if (!name.trim()) return setFault(t("nameNeeded"));
    if (view) change.run({ viewId: view.id as never, version: view.version, name, ...(mayShare ? { shared } : {}), ...((view.layout !== null) === withLayout ? {} : { layout }) });
    else save.run({ list: list.declaration.name as ListName, name, shared: mayShare && shared, params: list.params as Record<string, string>, layout });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={view ? t("changeTitle") : t("saveTitle")}
      description={view ? undefined : t("saveBody")}
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={save.pending || change.pending} onClick={run}>{t("saveVerb")}</Button>}
    >
      <form
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          run();
        }}
      >
        <Field label={t("name")} required fault={fault}>
          <TextInput
            value={name}
            maxLength={60}
            autoFocus
            onChange={(event) => {
              setName(event.target.value);
              setFault(undefined);
            }}
          />
        </Field>
        <Checkbox label={t("withLayout")} checked={withLayout} onChange={(event) => setWithLayout(event.target.checked)} />
        {mayShare ? <Checkbox label={t("share")} checked={shared} onChange={(event) => setShared(event.target.checked)} /> : null}
      </form>
    </Dialog>
  );
}
