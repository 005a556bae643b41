"use client";

import { useState } from "react";
import {
  Checkbox, Combobox, DateInput, Field, FieldRow, FileDrop, MomentInput, MoneyInput, Progress, QuantityInput, Section, Select, TextArea, TextInput, type LookupOption,
} from "@/app/_ui";
import { sampleItems, searchSampleItems } from "./samples";

const terms = [{ value: "a", label: "30 days end of month" }, { value: "b", label: "Cash" }];
const LONG = "주식회사 대한민국글로벌네트워크유통물류종합상사인터내셔널코리아서울본점영업제일부";
const FAULT = "That is not possible. Enter it as it stands on the paper.";
const searchNothing = async () => [];
const searchForever = () => new Promise<LookupOption<unknown>[]>(() => undefined);

interface State { id: string; hint?: string; fault?: string; required?: boolean; disabled?: boolean; filled: boolean }
const STATES: readonly State[] = [
  { id: "empty", filled: false, hint: "What it is for." },
  { id: "filled", filled: true },
  { id: "wrong", filled: true, fault: FAULT, required: true },
  { id: "disabled", filled: true, disabled: true, hint: "Taken from the order." },
];

/** Every input empty, filled with something long, wrong and disabled. */
export function FormSample() {
  return (
    <Section title="Form">
      <div className="grid gap-6 lg:grid-cols-2 2xl:grid-cols-4">{STATES.map((state) => <Inputs key={state.id} state={state} />)}</div>
      <div className="flex max-w-2xl flex-col gap-4">
        <FieldRow>
          <Field label="Searches and finds nothing" optionalText="optional"><Combobox value={null} onChange={() => undefined} search={searchNothing} /></Field>
          <Field label="Searches for long"><Combobox value={null} onChange={() => undefined} search={searchForever} /></Field>
        </FieldRow>
        <Checkbox label="Allow back order" hint="Confirms the date that can be promised." />
        <FileDrop label="Choose a file" hint="CSV or XLSX, up to 20 MB" onFile={() => undefined} />
        <Progress label="Import" value={1240} max={5000} note="1,240 of 5,000 rows" />
        <Progress label="Import, done" value={5000} max={5000} note="5,000 of 5,000 rows" />
      </div>
    </Section>
  );
}

function Inputs({ state: { id, filled, disabled, ...field } }: { state: State }) {
  const [money, setMoney] = useState<bigint | null>(filled ? 12_345_678_901n : null);
  const [quantity, setQuantity] = useState<string | null>(filled ? "1250.5" : null);
  const [date, setDate] = useState<string | null>(filled ? "2026-11-21" : null);
  const [moment, setMoment] = useState(filled ? "2026-11-21T18:30" : "");
  const [item, setItem] = useState<LookupOption<unknown> | null>(filled ? (sampleItems[0] ?? null) : null);
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-4">
      <legend className="pb-2 text-label text-ink-3">{id}</legend>
      <Field label="Name" {...field}><TextInput disabled={disabled} defaultValue={filled ? LONG : ""} /></Field>
      <Field label="Credit limit" {...field}><MoneyInput disabled={disabled} currency="KRW" value={money} onChange={setMoney} /></Field>
      <Field label="Quantity" {...field}><QuantityInput disabled={disabled} unit="EA" value={quantity} onChange={setQuantity} /></Field>
      <Field label="Required on" {...field}><DateInput disabled={disabled} value={date} onChange={setDate} /></Field>
      <Field label="Happened at" {...field}><MomentInput value={moment} onChange={setMoment} /></Field>
      <Field label="Payment terms" {...field}><Select disabled={disabled} options={terms} /></Field>
      <Field label="Item" {...field}>
        <Combobox disabled={disabled} value={item} onChange={setItem} search={searchSampleItems} clearable create={{ label: (typed) => `New item “${typed}”`, onCreate: () => undefined }} />
      </Field>
      <Field label="Notes" {...field}><TextArea disabled={disabled} defaultValue={filled ? LONG : ""} /></Field>
    </fieldset>
  );
}
