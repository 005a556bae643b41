import { Document, Page, View, renderToBuffer } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { DocumentContent } from "../rules/document-content";
import { paginateRows } from "../rules/paginate-rows";
import { closing, continuation, foot, letterhead, opening, type Pictures } from "./layout-document";
import { loadFonts } from "./load-fonts";
import { carryLine, tableHead, tableRow } from "./table";
import { QUIET, typeset } from "./typeset";

const SIZES = { A4: { width: 595.28, height: 841.89 }, LETTER: { width: 612, height: 792 } } as const;
const SIDE = 48;
const TOP = 42;
const BOTTOM = 56;

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * Renders a document: pages of known height, rows never split, the running total carried over every page's edge.
 * Takes seconds of CPU: only the worker calls it.
 */
export async function renderDocument(content: DocumentContent, pictures: Pictures): Promise<Buffer> {
  await loadFonts(textsIn(content));
  return renderToBuffer(
    <Document title={`${content.title} ${content.number}`} author={content.company.name} language={content.language} creator="Naru" producer="Naru">
      {pagesOf(content, pictures)}
    </Document>,
  );
}

function pagesOf(content: DocumentContent, pictures: Pictures): ReactNode[] {
  const paper = SIZES[content.paper];
  const width = paper.width - SIDE * 2;
  const { columns, detailIn } = content.table;
  const rows = content.table.rows.map((row) => tableRow(row, columns, detailIn, width));
  const head = tableHead(columns, width);
  const first = { top: letterhead(content, pictures, width), opening: opening(content, width) };
  const further = continuation(content, width);
  const end = closing(content, pictures, width);
  const carries = content.table.rows.some((row) => row.running !== undefined);
  const carryHeight = carries ? carryLine("x", "x", width).height : 0;
  const height = paper.height - TOP - BOTTOM;
  const plan = paginateRows(
    rows.map((row) => row.height),
    { first: height - first.top.height - first.opening.height - head.height - carryHeight, further: height - further.height - head.height - carryHeight * 2 },
    // The last page carries nothing forward.
    Math.max(0, end.height - carryHeight),
  );
  return plan.map(({ from, to }, index) => {
    const isLast = index === plan.length - 1;
    const carried = isLast ? undefined : content.table.rows[to - 1]?.running;
    const brought = from > 0 ? content.table.rows[from - 1]?.running : undefined;
    return (
      <Page key={index} size={content.paper} style={{ paddingTop: TOP, paddingHorizontal: SIDE }}>
        {index === 0 ? <>{first.top.node}{first.opening.node}</> : further.node}
        {from === to && rows.length > 0 ? null : head.node}
        {brought === undefined || from === to ? null : carryLine(content.words.brought, brought, width).node}
        {rows.slice(from, to).map((row, at) => <View key={at}>{row.node}</View>)}
        {rows.length === 0 ? <View style={{ paddingVertical: 10 }}>{typeset(content.table.empty, width, { size: 8.5, colour: QUIET }).node}</View> : null}
        {carried === undefined ? null : carryLine(content.words.carried, carried, width).node}
        {isLast ? end.node : null}
        {foot(content, index + 1, plan.length, width)}
      </Page>
    );
  });
}
