"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { Button, Checkbox, DateInput, Field, QuantityInput, Section, Select } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { isPositive } from "@/server/kernel/quantity";
import { useMember } from "../../../_member-context";
import type { Expected } from "./expected-record-type";

/** Taking in: each line starts with what it waits for; change what differs, clear what did not come. */
export function ReceiveExpected({ receipt, onClose }: { receipt: Expected; onClose: () => void }) {
  const t = useTranslations("supply");
  const trpc = useTRPC();
  const format = useFormat();
  const { workspace } = useMember();
  const { textOf } = useErrorText();
  const warehouses = useQuery(trpc.stock.warehouses.queryOptions({}));
  const places = warehouses.data?.find((w) => w.id === receipt.warehouseId)?.locations ?? [];
  const waiting = receipt.lines.filter((line) => isPositive(line.waiting));
  const [on, setOn] = useState<string | null>(workspace.today);
  const [closeRest, setCloseRest] = useState(false);
  const [came, setCame] = useState<Record<number, string | null>>(() => Object.fromEntries(waiting.map((line) => [line.lineNo, line.waiting])));
  const [placeOf, setPlaceOf] = useState<Record<number, string>>({});
  const [faults, setFaults] = useState<Record<string, string>>({});
  const sent = waiting.filter((line) => isPositive(came[line.lineNo] ?? "0"));
  const receive = useCommand(trpc.supply.receiveExpected, {
    onDone: onClose,
    doneText: (result) => (result.status === "received" ? t("receive.doneAll") : t("receive.donePart")),
    onRefused: (refusal) => setFaults(Object.fromEntries((refusal.faults ?? []).map((f) => [f.path, textOf(f.code, f.params) ?? f.code]))),
  });
  const submit = () => {
    setFaults({});
    receive.run({
      expectedReceiptId: receipt.id, on: on ?? workspace.today, closeRest,
      lines: sent.map((line) => ({ lineNo: line.lineNo, quantity: came[line.lineNo] ?? "0", locationId: placeOf[line.lineNo] ?? null })),
    });
  };
  const faultOf = (lineNo: number) => {
    const at = sent.findIndex((line) => line.lineNo === lineNo);
    return at < 0 ? undefined : (faults[`lines.${at}.quantity`] ?? faults[`lines.${at}.unitCost`]);
  };
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Section flush title={t("receive.open")} description={t("receive.description")}>
        <Field label={t("receive.on")} className="max-w-60"><DateInput value={on} onChange={setOn} max={workspace.today} /></Field>
        <ol aria-label={t("lines")} className="flex flex-col">
          {waiting.map((line) => (
            <li key={line.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b py-2.5">
              <span className="min-w-48 grow">
                <span className="block font-medium">{line.itemCode}</span>
                <span className="block text-ink-2">{line.itemName}</span>
                <span className="block text-label text-ink-3">{t("receive.waits", { quantity: format.quantity(line.waiting, { unit: line.unitCode }) })}</span>
              </span>
              <Field label={t("receive.place")} className="w-36">
                <Select placeholder={t("receive.defaultPlace")} value={placeOf[line.lineNo] ?? ""} onChange={(event) => setPlaceOf({ ...placeOf, [line.lineNo]: event.target.value })} options={places.map((p) => ({ value: p.id, label: p.code }))} />
              </Field>
              <Field label={t("receive.came")} className="w-36" fault={faultOf(line.lineNo)}>
                <QuantityInput unit={line.unitCode} value={came[line.lineNo] ?? null} onChange={(quantity) => setCame({ ...came, [line.lineNo]: quantity })} />
              </Field>
            </li>
          ))}
        </ol>
        <Checkbox label={t("receive.closeRest")} hint={t("receive.closeRestHint")} checked={closeRest} onChange={(event) => setCloseRest(event.target.checked)} />
      </Section>
      <div className="flex gap-2">
        <Button type="submit" tone="primary" keys="Ctrl+Enter" disabled={sent.length === 0} pending={receive.pending}>{t("receive.post", { count: sent.length })}</Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
