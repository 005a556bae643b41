"use client";

import { useState } from "react";
import { QuantityInput, type Column } from "@/app/_ui";
import { isPositive } from "@/server/kernel/quantity";

type Quantities = Readonly<Record<string, string | null>>;

/** How much of each line is taken, by the line's id; null or absent is nothing. */
export function useLineQuantities(start: () => Quantities) {
  const [quantities, setAll] = useState(start);
  return {
    quantities,
    setAll,
    set: (id: string, quantity: string | null) => setAll((before) => ({ ...before, [id]: quantity })),
    /** The lines of which something is taken, with how much. */
    takenOf: <L extends { readonly id: string }>(lines: readonly L[]) =>
      lines.flatMap((line) => {
        const quantity = quantities[line.id];
        return quantity && isPositive(quantity) ? [{ line, quantity }] : [];
      }),
  };
}

/** The words of a line, and what is wrong with it. */
export function LineWords({ words, fault }: { words: string; fault: string | undefined }) {
  return (
    <span className="flex flex-col">
      <span>{words}</span>
      {fault ? <span role="alert" className="text-label text-late">{fault}</span> : null}
    </span>
  );
}

interface QuantityColumn<L> {
  header: string;
  /** Names the field for whoever does not see the column. */
  labelOf: (line: L) => string;
  quantities: Quantities;
  faults: Readonly<Record<string, string>>;
  onChange: (id: string, quantity: string | null) => void;
}

/** The column in which the quantities are typed. */
export function quantityColumn<L extends { readonly id: string; readonly unitCode: string | null }>({ header, labelOf, quantities, faults, onChange }: QuantityColumn<L>): Column<L> {
  return {
    key: "quantity",
    header,
    numeric: true,
    card: "aside",
    cell: (line) => (
      <span className="inline-block w-28">
        <QuantityInput aria-label={labelOf(line)} unit={line.unitCode ?? undefined} value={quantities[line.id] ?? null} invalid={Boolean(faults[line.id])} onChange={(quantity) => onChange(line.id, quantity)} />
      </span>
    ),
  };
}
