"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Checkbox, Dialog, Field, Section, Select, Skeleton, TextArea } from "@/app/_ui";

type Layout = RouterOutputs["documents"]["layout"];
const PARTS = ["showItemCodes", "showDiscounts", "showTaxRates", "showBankAccount", "showSeal"] as const;

/** How documents to this customer differ from everybody's (DOC-04). */
export function LayoutSection({ customerId, customerName }: { customerId: string; customerName: string }) {
  const t = useTranslations("customers");
  const layout = useQuery(useTRPC().documents.layout.queryOptions({ customerId }));
  const [open, setOpen] = useState(false);
  if (layout.error) return <QueryFault error={layout.error} onRetry={() => void layout.refetch()} compact />;
  const { data } = layout;
  const without = data ? PARTS.filter((part) => !data[part]).map((part) => t(`layout.${part}`)) : [];
  const said = data
    ? [data.letterhead === "bare" ? `${t("layout.letterhead")}: ${t("layout.letterheads.bare")}` : null, without.length > 0 ? t("layout.without", { parts: without.join(", ") }) : null].filter((line) => line !== null)
    : [];
  return (
    <Section title={t("layout.title")} actions={data?.mayEdit ? <Button size="small" onClick={() => setOpen(true)}>{t("layout.edit")}</Button> : undefined}>
      {!data ? <Skeleton className="h-8" /> : said.length === 0 && !data.note ? <p className="text-ink-2">{t("layout.ordinary")}</p> : null}
      {said.map((line) => <p key={line}>{line}</p>)}
      {data?.note ? <p className="max-w-prose whitespace-pre-line text-ink-2">{data.note}</p> : null}
      {open && data ? <LayoutDialog customerId={customerId} customerName={customerName} layout={data} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function LayoutDialog({ customerId, customerName, layout, onClose }: { customerId: string; customerName: string; layout: Layout; onClose: () => void }) {
  const t = useTranslations("customers");
  const { mayEdit: _mayEdit, version, ...stands } = layout;
  const [chosen, setChosen] = useState(stands);
  const save = useCommand(useTRPC().documents.saveLayout, { doneText: t("layout.saved"), onDone: onClose });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("layout.dialogTitle", { name: customerName })}
      description={t("layout.description")}
      cancels
      actions={<Button tone="primary" pending={save.pending} onClick={() => save.run({ customerId, version, ...chosen })}>{t("layout.save")}</Button>}
    >
      <div className="flex flex-col gap-4">
        <Field label={t("layout.letterhead")}>
          <Select
            value={chosen.letterhead}
            onChange={(event) => setChosen({ ...chosen, letterhead: event.target.value === "bare" ? "bare" : "full" })}
            options={(["full", "bare"] as const).map((value) => ({ value, label: t(`layout.letterheads.${value}`) }))}
          />
        </Field>
        <fieldset>
          <legend className="mb-1 text-label text-ink-3">{t("layout.shown")}</legend>
          {PARTS.map((part) => <Checkbox key={part} label={t(`layout.${part}`)} checked={chosen[part]} onChange={(event) => setChosen({ ...chosen, [part]: event.target.checked })} />)}
        </fieldset>
        <Field label={t("layout.note")}>
          <TextArea rows={3} maxLength={1000} placeholder={t("layout.notePlaceholder")} value={chosen.note ?? ""} onChange={(event) => setChosen({ ...chosen, note: event.target.value })} />
        </Field>
      </div>
    </Dialog>
  );
}
