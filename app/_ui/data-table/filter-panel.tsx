"use client";

import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { useState, type RefObject } from "react";
import { cn } from "../cn";
import { Combobox } from "../combobox";
import { DateInput } from "../date-input";
import { Field } from "../field";
import { useFormat } from "../format";
import { giveFocusBack } from "../give-focus-back";
import { MoneyInput } from "../number-input";
import { Select, TextInput, tickLook } from "../text-input";
import type { Filter } from "./filter";
import type { ListParams } from "./list-params";

interface FilterValues {
  params: ListParams;
  /** Names of the records that were chosen in this visit, by id. */
  labels: Readonly<Record<string, string>>;
  onChange: (change: Record<string, string | null>, label?: Record<string, string>) => void;
}

interface FilterPanelProps extends FilterValues {
  filters: readonly Filter[];
  button: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** The filters of a list as a small form; every change takes effect at once. */
export default function FilterPanel({ filters, button, onClose, ...values }: FilterPanelProps) {
  const t = useTranslations("ui");
  return (
    <Popover.Root open onOpenChange={(open) => open || onClose()}>
      <Popover.Anchor asChild>
        <span aria-hidden className="pointer-events-none absolute inset-0" />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          aria-label={t("filter.open")}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => giveFocusBack(event, button.current)}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault();
          }}
          className="enter-pop z-50 flex max-h-(--radix-popover-content-available-height) w-84 max-w-[calc(100vw-24px)] flex-col gap-3 overflow-y-auto rounded-lg border bg-raised p-3 shadow-pop"
        >
          {filters.map((filter) => (
            <FilterControl key={filter.name} filter={filter} {...values} />
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function FilterControl({ filter, params, labels, onChange }: FilterValues & { filter: Filter }) {
  const t = useTranslations("ui");
  const value = params[filter.name] ?? "";
  if (filter.kind === "link") return null;
  if (filter.kind === "flag") {
    return (
      <label className="flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          className={cn(tickLook, "mt-0")}
          checked={value !== ""}
          onChange={(event) => onChange({ [filter.name]: event.target.checked ? "yes" : null })}
        />
        {filter.label}
      </label>
    );
  }
  if (filter.kind === "choice") {
    return (
      <Field label={filter.label}>
        <Select
          value={value}
          placeholder={t("filter.any")}
          options={filter.options}
          onChange={(event) => onChange({ [filter.name]: event.target.value || null })}
        />
      </Field>
    );
  }
  if (filter.kind === "period") {
    const from = `${filter.name}From`;
    const to = `${filter.name}To`;
    return (
      <div className="grid grid-cols-2 gap-2">
        <Field label={t("filter.from", { label: filter.label })}>
          <DateInput value={params[from] ?? null} onChange={(date) => onChange({ [from]: date })} />
        </Field>
        <Field label={t("filter.to")}>
          <DateInput value={params[to] ?? null} onChange={(date) => onChange({ [to]: date })} />
        </Field>
      </div>
    );
  }
  if (filter.kind === "text") return <TypedText filter={filter} value={value} onChange={onChange} />;
  if (filter.kind === "amount") {
    return (
      <div className="flex flex-col gap-2">
        <AmountBound label={t("filter.least", { label: filter.label })} name={`${filter.name}From`} params={params} onChange={onChange} />
        <AmountBound label={t("filter.most", { label: filter.label })} name={`${filter.name}To`} params={params} onChange={onChange} />
      </div>
    );
  }
  const label = labels[value] ?? filter.labelOf?.(value);
  return (
    <Field label={filter.label}>
      <Combobox
        clearable
        value={value ? { id: value, label: label ?? "\u2026" } : null}
        search={filter.search}
        onChange={(option) => onChange({ [filter.name]: option?.id ?? null }, option ? { [option.id]: option.label } : undefined)}
      />
    </Field>
  );
}

/** What is typed is shown at once, whatever time the address takes to follow. */
function TypedText({ filter, value, onChange }: { filter: Filter; value: string; onChange: FilterValues["onChange"] }) {
  const [typed, setTyped] = useState(value);
  return (
    <Field label={filter.label}>
      <TextInput
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange({ [filter.name]: event.target.value.trim() || null });
        }}
      />
    </Field>
  );
}

function AmountBound({ label, name, params, onChange }: { label: string; name: string; params: ListParams; onChange: FilterValues["onChange"] }) {
  const { homeCurrency } = useFormat();
  const [minor, setMinor] = useState(() => (/^\d{1,16}$/.test(params[name as keyof ListParams] ?? "") ? BigInt(params[name as keyof ListParams] ?? "") : null));
  return (
    <Field label={label}>
      <MoneyInput
        currency={homeCurrency}
        value={minor}
        onChange={(next) => {
          setMinor(next);
          onChange({ [name]: next === null || next < 0n ? null : next.toString() });
        }}
      />
    </Field>
  );
}
