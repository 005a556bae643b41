"use client";

import { useState, type ComponentProps } from "react";
import { currencySymbol, formatMoney, formatQuantity, parseDecimal, parseMoney, useFormat } from "./format";
import { TextInput } from "./text-input";

type Base = Omit<ComponentProps<typeof TextInput>, "value" | "onChange" | "defaultValue" | "type" | "inputMode">;

/**
 * A text box over a parsed value: what is typed stays as typed until the field is left; then it is shown formatted.
 * What cannot be read stays visible, marked, and the value becomes null.
 */
function ParsedInput<V>({
  value, show, parse, onChange, invalid, className, ...rest
}: Base & { value: V | null; show: (value: V) => string; parse: (typed: string) => V | null; onChange: (value: V | null) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const unreadable = draft !== null && draft.trim() !== "" && parse(draft) === null;
  return (
    <TextInput
      {...rest}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      invalid={invalid || unreadable || undefined}
      className={`text-right ${className ?? ""}`}
      value={draft ?? (value === null ? "" : show(value))}
      onFocus={(event) => {
        event.target.select();
        rest.onFocus?.(event);
      }}
      onChange={(event) => {
        setDraft(event.target.value);
        onChange(parse(event.target.value));
      }}
      onBlur={(event) => {
        if (!unreadable) setDraft(null);
        rest.onBlur?.(event);
      }}
    />
  );
}

/** An amount in minor units of the currency. */
export function MoneyInput({
  currency, ...rest
}: Base & { currency: string; value: bigint | null; onChange: (minor: bigint | null) => void }) {
  const { locale } = useFormat();
  return (
    <ParsedInput
      {...rest}
      show={(minor) => formatMoney(minor, currency, locale, { currency: "none" })}
      parse={(typed) => parseMoney(typed, currency)}
      after={currencySymbol(currency, locale)}
    />
  );
}

/** A quantity, rate or unit price as decimal text ("12.5"). */
export function QuantityInput({
  unit, ...rest
}: Base & { unit?: string; value: string | null; onChange: (quantity: string | null) => void }) {
  const { locale } = useFormat();
  return <ParsedInput {...rest} show={(text) => formatQuantity(text, locale)} parse={parseDecimal} after={unit} />;
}
