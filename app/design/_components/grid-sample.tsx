"use client";

import { useState } from "react";
import { Chip, Section, type LookupOption } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { LineGrid, type LineColumn } from "@/app/_ui/line-grid";
import { netValue, sumMinor } from "@/server/kernel/money";
import { searchSampleItems } from "./samples";

interface Line {
  key: string;
  item: LookupOption<unknown> | null;
  quantity: string | null;
  price: string | null;
  requiredOn: string | null;
  memo: string;
}

const newLine = (): Line => ({ key: crypto.randomUUID(), item: null, quantity: null, price: null, requiredOn: null, memo: "" });

function priceOf(option: LookupOption<unknown> | null): string | null {
  const data = option?.data;
  return typeof data === "object" && data !== null && "price" in data ? String(data.price) : null;
}

function netOf(line: Line): bigint {
  if (!line.quantity || !line.price) return 0n;
  return netValue({ unitPrice: line.price, quantity: line.quantity, discountPercent: "0", currency: "KRW" });
}

export function GridSample() {
  const format = useFormat();
  const [rows, setRows] = useState<Line[]>(() => [newLine()]);
  const columns: LineColumn<Line>[] = [
    {
      key: "itemId", kind: "lookup", header: "Item", search: searchSampleItems, get: (row) => row.item,
      set: (row, item) => ({ ...row, item, price: priceOf(item) ?? row.price, quantity: row.quantity ?? "1" }),
      show: (row) => row.item ? <>{row.item.label} <span className="text-label text-ink-3">{row.item.detail}</span></> : null,
    },
    { key: "quantity", kind: "decimal", header: "Quantity", width: "100px", numeric: true, get: (row) => row.quantity, set: (row, quantity) => ({ ...row, quantity }) },
    { key: "unitPrice", kind: "decimal", header: "Unit price", width: "120px", numeric: true, get: (row) => row.price, set: (row, price) => ({ ...row, price }) },
    { key: "requiredOn", kind: "date", header: "Required", width: "120px", get: (row) => row.requiredOn, set: (row, requiredOn) => ({ ...row, requiredOn }) },
    { key: "stock", kind: "shown", header: "Available", width: "130px", show: (row) => (row.item ? <Chip tone="settled">in stock</Chip> : null) },
    { key: "net", kind: "shown", header: "Net", width: "140px", numeric: true, show: (row) => format.money(netOf(row), "KRW", { zero: "dash" }) },
  ];
  return (
    <Section title="Line grid">
      <LineGrid
        label="Lines of the order"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.key}
        onChange={setRows}
        newRow={newLine}
        isBlank={(row) => row.item === null && row.quantity === null}
        messageOf={(row) => (Number(row.quantity) > 100 ? <p className="text-waiting">Only 100 are free; the rest on 3 Dec.</p> : null)}
        faultOf={(index, key) => (rows[index]?.quantity === "0" && key === "quantity" ? "Enter a quantity above zero." : undefined)}
        footer={<p className="ml-auto text-title font-semibold">{format.money(sumMinor(rows.map(netOf)))}</p>}
      />
    </Section>
  );
}
