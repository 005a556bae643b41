"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useEdited } from "@/app/(workspace)/_collisions/use-edited";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import { useStateDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { useTRPC } from "@/app/_trpc/client";
import type { NaruErrorData } from "@/app/_trpc/naru-error";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, Combobox, Field, FormActions, Section, type LookupOption } from "@/app/_ui";
import { useWorkspacePath } from "../../../_member-context";
import { blankLine, isBlankLine, toDraft, type FormHeader, type FormLine } from "./order-draft";
import { EntryNotes } from "./entry-notes";
import { OrderCollision } from "./order-collision-panel";
import { flatOrder, writeFlat } from "./order-collision";
import { OrderHeaderFields } from "./order-header-fields";
import { OrderLineGrid } from "./order-line-grid";
import { useOrderPreview } from "./use-order-preview";

export interface OrderToEdit {
  orderId: string;
  number: string;
  version: number;
  customer: LookupOption<unknown>;
  header: FormHeader;
  lines: FormLine[];
}

interface EntryValues {
  customer: LookupOption<unknown> | null;
  header: FormHeader;
  rows: FormLine[];
}

/** Order entry: the customer, then lines by keyboard; price, availability and credit are said before anything is saved. */
export function OrderForm({ edit, reread, customer: given = null }: { edit?: OrderToEdit; reread?: () => Promise<OrderToEdit | undefined>; customer?: LookupOption<unknown> | null }) {
  const t = useTranslations("orders");
  const grid = useTranslations("ui.grid");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const path = useWorkspacePath();
  const { textOf } = useErrorText();
  const [customer, setCustomer] = useState<LookupOption<unknown> | null>(edit?.customer ?? given);
  const [header, setHeader] = useState<FormHeader>(edit?.header ?? {});
  const [rows, setRows] = useState<FormLine[]>(edit?.lines ?? [blankLine()]);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const form = useRef({ header, rows });
  form.current = { header, rows };
  const edited = useEdited<Record<string, unknown>>({
    start: { version: edit?.version ?? 1, values: edit ? flatOrder({ header: edit.header, rows: edit.lines }) : {} },
    reread: async () => {
      const saved = await reread?.();
      return saved && { version: saved.version, values: flatOrder({ header: saved.header, rows: saved.lines }) };
    },
    read: () => flatOrder(form.current),
    write: (name, value) => {
      // Several fields may be written before the form is drawn anew.
      form.current = writeFlat(form.current, name, value, () => crypto.randomUUID());
      setHeader(form.current.header);
      setRows(form.current.rows);
    },
  });
  const kept = useStateDraft<EntryValues, Record<string, unknown>>({
    key: edit ? `order/${edit.orderId}` : "order/new",
    opened: edit && edited.opened,
    values: { customer, header, rows },
    restore: (values, before) => {
      setCustomer(values.customer);
      setHeader(values.header);
      setRows(values.rows);
      if (before) edited.reopen(before);
    },
  });
  const sentKeys = useRef<string[]>([]);
  const [unread, setUnread] = useState(0);
  const customerId = customer?.id ?? null;
  const defaults = useQuery(trpc.orders.entryDefaults.queryOptions({ customerId: customerId ?? "" }, { enabled: customerId !== null }));
  const draft = customerId ? toDraft(customerId, header, rows) : null;
  const preview = useOrderPreview(draft);

  const onRefused = (refusal: NaruErrorData) => {
    if (edited.onRefused(refusal)) return true;
    const placed = Object.fromEntries((refusal.faults ?? []).map((f) => [f.path, textOf(f.code, f.params) ?? f.code]));
    setFaults(placed);
    return false;
  };
  const leave = (orderId: string) => {
    kept.saved();
    router.push(path(`/orders/${orderId}`));
  };
  const create = useCommand(trpc.orders.create, {
    onRefused,
    refresh: false,
    doneText: (r) => (r.confirmation ? t(`done.${r.confirmation.outcome}`, { number: r.number }) : t("done.created", { number: r.number })),
    onDone: (r) => leave(r.orderId),
  });
  const confirm = useCommand(trpc.orders.confirm, { refresh: false, doneText: (r) => t(`done.${r.outcome}`, { number: r.number }) });
  const update = useCommand(trpc.orders.update, { onRefused, refresh: false, doneText: (r) => t("done.updated", { number: r.number }) });

  const save = async (andConfirm: boolean) => {
    setFaults({});
    const missing: Record<string, string> = {};
    if (!draft) missing.customerId = textOf("input.required", {}) ?? "";
    if (!draft || draft.lines.length === 0) missing.lines = t("entry.noLines");
    if (unread > 0) missing.lines = grid("unreadLeft", { count: unread });
    if (!draft || Object.keys(missing).length > 0) return setFaults(missing);
    sentKeys.current = rows.filter((row) => !isBlankLine(row)).map((row) => row.key);
    if (!edit) return create.run({ ...draft, confirm: andConfirm });
    try {
      await update.runAsync({ ...draft, orderId: edit.orderId, version: edited.opened.version });
      if (andConfirm) await confirm.runAsync({ orderId: edit.orderId, allowBackOrder: header.allowBackOrder });
      await queryClient.invalidateQueries();
      leave(edit.orderId);
    } catch {
      // Said by the command itself: the faults stand at their fields, what was typed stays.
    }
  };
  const pending = create.pending || update.pending || confirm.pending;
  const faultOf = (index: number, column: string) => {
    const row = rows[index];
    const sent = row ? sentKeys.current.indexOf(row.key) : -1;
    return sent < 0 ? undefined : faults[`lines.${sent}.${column}`];
  };
  const search = async (query: string): Promise<LookupOption<unknown>[]> => {
    const { rows } = await queryClient.fetchQuery(trpc.customers.lookUp.queryOptions({ search: query, status: "active" }));
    return rows.map((row) => ({ id: row.id, label: row.name, detail: row.code }));
  };

  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void save(false); }} className="flex flex-col gap-5">
      <DraftBar draft={kept} />
      {edit ? <OrderCollision edited={edited} defaults={defaults.data} /> : null}
      <Field label={t("customer")} required fault={faults.customerId}>
        <Combobox
          value={customer}
          onChange={(next) => {
            setCustomer(next);
            setHeader((h) => ({ ...h, legalEntityId: undefined, contactId: undefined, shipToAddressId: undefined, paymentTermsId: undefined }));
          }}
          search={search}
          placeholder={t("entry.customerPlaceholder")}
          autoFocus={!edit && !given}
          disabled={edit !== undefined}
          className="max-w-xl"
        />
      </Field>
      {defaults.data ? <EntryNotes defaults={defaults.data} orderMinor={preview.data?.totals.grossMinor ?? 0n} reference={header.customerReference ?? null} exceptOrderId={edit?.orderId} /> : null}
      <OrderHeaderFields header={header} onChange={setHeader} defaults={defaults.data} faults={faults} />
      <Section title={t("entry.lines")}>
        {faults.lines ? <p role="alert" className="text-late">{faults.lines}</p> : null}
        <OrderLineGrid customer={customer} warehouseId={header.warehouseId ?? defaults.data?.warehouses.find((w) => w.isDefault)?.id} rows={rows} onChange={setRows} preview={preview.data} faultOf={faultOf} onUnread={setUnread} currency={defaults.data?.homeCurrency} autoFocus={given !== null} />
      </Section>
      <DraftNote draft={kept} />
      <FormActions>
        <Button tone="primary" pending={pending} keys="Ctrl+Enter" onClick={() => void save(true)}>{t("entry.saveAndConfirm")}</Button>
        <Button type="submit" pending={pending} keys="Ctrl+S">{t("entry.save")}</Button>
      </FormActions>
    </form>
  );
}
