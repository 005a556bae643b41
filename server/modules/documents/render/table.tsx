import { View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { DocumentContent, TableColumn, TableRow } from "../rules/document-content";
import { ACCENT, HAIRLINE, lineHeight, QUIET, stack, typeset, type Typeset } from "./typeset";

const SIZE = 8.5;
const GUTTER = 8;
const PADDING = 4;

/** Widths in points of a table's columns. */
export function columnWidths(columns: readonly TableColumn[], width: number): number[] {
  const whole = columns.reduce((sum, column) => sum + column.share, 0);
  return columns.map((column) => (column.share / whole) * width);
}

/** Words that follow figures stand off from them. */
const leadOf = (columns: readonly TableColumn[], index: number) => (columns[index]?.align === "left" && columns[index - 1]?.align === "right" ? GUTTER : 0);

/** The row of headers, with the accent's rule beneath. */
export function tableHead(columns: readonly TableColumn[], width: number): Typeset {
  const widths = columnWidths(columns, width);
  const cells = columns.map((column, index) => typeset(column.header, (widths[index] ?? 0) - (index === 0 ? GUTTER / 2 : GUTTER) - leadOf(columns, index), { size: 7.5, colour: QUIET, align: column.align }));
  const height = Math.max(...cells.map((cell) => cell.height)) + PADDING;
  return { height: height + 1, node: <Cells cells={cells} columns={columns} widths={widths} height={height} rule={ACCENT} thick /> };
}

/** One row: as high as its longest cell. */
export function tableRow(row: TableRow, columns: readonly TableColumn[], detailIn: number, width: number): Typeset {
  const widths = columnWidths(columns, width);
  const cells = columns.map((column, index) => {
    const room = (widths[index] ?? 0) - (index === 0 ? GUTTER / 2 : GUTTER) - leadOf(columns, index);
    const cell = typeset(row.cells[index] ?? "", room, { size: SIZE, align: column.align, weight: column.strong ? 600 : 400 });
    return index === detailIn && row.detail ? stack([cell, typeset(row.detail, room, { size: 7.5, colour: QUIET, align: column.align })]) : cell;
  });
  const height = Math.max(lineHeight(SIZE), ...cells.map((cell) => cell.height)) + PADDING * 2;
  return { height, node: <Cells cells={cells} columns={columns} widths={widths} height={height} padding={PADDING} rule={HAIRLINE} /> };
}

/** A line of the table that carries the running total over a page's edge. */
export function carryLine(label: string, amount: string, width: number): Typeset {
  const height = lineHeight(SIZE) + PADDING * 2;
  const left = typeset(label, width * 0.7 - GUTTER, { size: SIZE, colour: QUIET, align: "right" });
  const right = typeset(amount, width * 0.3, { size: SIZE, weight: 600, align: "right" });
  return {
    height,
    node: (
      <View style={{ flexDirection: "row", height, paddingTop: PADDING, justifyContent: "flex-end", columnGap: GUTTER }}>
        {left.node}
        {right.node}
      </View>
    ),
  };
}

function Cells({ cells, columns, widths, height, padding = 0, rule, thick = false }: {
  cells: readonly Typeset[]; columns: readonly TableColumn[]; widths: readonly number[]; height: number; padding?: number; rule: string; thick?: boolean;
}): ReactNode {
  return (
    <View style={{ flexDirection: "row", height, borderBottomWidth: thick ? 0.9 : 0.6, borderBottomColor: rule, borderBottomStyle: "solid" }}>
      {cells.map((cell, index) => (
        <View key={index} style={{ width: widths[index] ?? 0, paddingTop: padding, paddingLeft: (index === 0 ? 0 : index === cells.length - 1 ? GUTTER : GUTTER / 2) + leadOf(columns, index), paddingRight: index === cells.length - 1 ? 0 : GUTTER / 2 }}>
          {cell.node}
        </View>
      ))}
    </View>
  );
}

export type Table = DocumentContent["table"];
