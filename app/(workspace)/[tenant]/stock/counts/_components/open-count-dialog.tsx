"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DraftBar } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Dialog, Field, Select, TextInput } from "@/app/_ui";
import { useWorkspacePath } from "../../../../_member-context";

/** What is to be counted: a warehouse, one of its locations, or one category. */
export function OpenCountDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("stock");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const categories = useQuery(trpc.catalog.categories.queryOptions({}));
  const [chosen, setChosen] = useState<string>();
  const [locationId, setLocation] = useState("");
  const [categoryId, setCategory] = useState("");
  const [note, setNote] = useState("");
  const warehouse = warehouses.data?.find((w) => w.id === chosen) ?? warehouses.data?.[0];
  const draft = useStateDraft({
    key: "stock-count/new",
    values: { chosen, locationId, categoryId, note },
    restore: (kept) => {
      setChosen(kept.chosen);
      setLocation(kept.locationId);
      setCategory(kept.categoryId);
      setNote(kept.note);
    },
  });
  const open = useCommand(trpc.stock.openCount, {
    doneText: (made) => t("count.opened", { number: made.number, count: made.lines }),
    onDone: (made) => {
      draft.saved();
      router.push(path(`/stock/counts/${made.countId}`));
    },
  });
  const start = () => warehouse && open.run({ warehouseId: warehouse.id, locationId: locationId || null, categoryId: categoryId || null, note });
  return (
    <Dialog
      open onOpenChange={(next) => (next ? undefined : onClose())} title={t("count.open")} description={t("count.openNote")}
      cancels actions={<Button tone="primary" keys="Ctrl+Enter" pending={open.pending} onClick={start}>{t("count.start")}</Button>}
    >
      <form className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); start(); }}>
        <DraftBar draft={draft} />
        <Field label={t("warehouse")} required><Select value={warehouse?.id ?? ""} onChange={(event) => { setChosen(event.target.value); setLocation(""); }} options={(warehouses.data ?? []).map((w) => ({ value: w.id, label: w.name }))} /></Field>
        <Field label={t("location")}><Select placeholder={t("count.allLocations")} value={locationId} onChange={(event) => setLocation(event.target.value)} options={(warehouse?.locations ?? []).map((l) => ({ value: l.id, label: l.name ? `${l.code} ${l.name}` : l.code }))} /></Field>
        <Field label={t("category")}><Select placeholder={t("count.allCategories")} value={categoryId} onChange={(event) => setCategory(event.target.value)} options={(categories.data?.rows ?? []).map((c) => ({ value: c.id, label: c.name }))} /></Field>
        <Field label={t("note")}><TextInput value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} /></Field>
      </form>
    </Dialog>
  );
}
