import { Image, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { DocumentContent } from "../rules/document-content";
import { widthOf } from "./load-fonts";
import { tableHead, tableRow } from "./table";
import { ACCENT, HAIRLINE, INK, QUIET, STAMP, lineHeight, stack, typeset, type Typeset } from "./typeset";

export interface Pictures {
  readonly logo: Picture | null;
  readonly seal: Picture | null;
}
export interface Picture {
  readonly data: Buffer;
  readonly format: "png" | "jpg";
}

const SEAL = 46;

/** Logo or name on the left, the company's particulars on the right. */
export function letterhead(content: DocumentContent, pictures: Pictures, width: number): Typeset {
  const { company } = content;
  const name = typeset(company.name, width * 0.5, { size: pictures.logo ? 9 : 13, weight: 600 });
  const particulars = stack(company.lines.map((line) => typeset(line, width * 0.46, { size: 7.5, colour: QUIET, align: "right" })));
  const left = pictures.logo ? 38 + 4 + name.height : name.height;
  const height = Math.max(left, particulars.height, 30) + 14;
  return {
    height,
    node: (
      <View style={{ height, flexDirection: "row", justifyContent: "space-between" }}>
        <View>
          {pictures.logo ? <Image src={pictures.logo} style={{ height: 38, maxWidth: 150, objectFit: "contain", objectPosition: "0 0", marginBottom: 4 }} /> : null}
          {name.node}
        </View>
        {particulars.node}
      </View>
    ),
  };
}

/** Title and number, the parties, and the facts on the right. */
export function opening(content: DocumentContent, width: number): Typeset {
  const title = typeset(content.title, width * 0.7, { size: 19, weight: 600, colour: INK });
  const number = typeset([content.number, content.stamp].filter(Boolean).join("  ·  "), width * 0.7, { size: 11, weight: 600, colour: content.stamp ? STAMP : ACCENT });
  const factsWidth = width * 0.36;
  const partiesWidth = width - factsWidth - 20;
  const partyWidth = (partiesWidth - 16 * (content.parties.length - 1)) / Math.max(1, content.parties.length);
  const parties = content.parties.map((party) => stack([
    typeset(party.title, partyWidth, { size: 7.5, colour: QUIET }),
    ...party.lines.map((line, index) => typeset(line, partyWidth, { size: index === 0 ? 9 : 8.5, weight: index === 0 ? 600 : 400 })),
  ]));
  const facts = stack(content.facts.map((fact) => pair(fact.label, fact.value, factsWidth, 8.5)), 2);
  const body = Math.max(facts.height, ...parties.map((party) => party.height));
  const height = title.height + number.height + 16 + body + 18;
  return {
    height,
    node: (
      <View style={{ height }}>
        {title.node}
        {number.node}
        <View style={{ flexDirection: "row", justifyContent: "space-between", marginTop: 16 }}>
          <View style={{ flexDirection: "row", columnGap: 16, width: partiesWidth }}>{parties.map((party, index) => <View key={index}>{party.node}</View>)}</View>
          {facts.node}
        </View>
      </View>
    ),
  };
}

/** Pages after the first say in one line what they belong to. */
export function continuation(content: DocumentContent, width: number): Typeset {
  const line = typeset(`${content.title}  ${content.number}`, width * 0.6, { size: 9, weight: 600 });
  const party = typeset(content.parties[0]?.lines[0] ?? "", width * 0.38, { size: 8.5, colour: QUIET, align: "right" });
  const height = Math.max(line.height, party.height) + 16;
  return {
    height,
    node: <View style={{ height, flexDirection: "row", justifyContent: "space-between" }}>{line.node}{party.node}</View>,
  };
}

/** What follows the lines: tax per rate and totals, then bank account and notes, then seal and signatures. */
export function closing(content: DocumentContent, pictures: Pictures, width: number): Typeset {
  const totals = totalsOf(content, width * 0.42);
  const taxes = taxesOf(content, width * 0.52);
  const upper = Math.max(totals.height, taxes.height);
  const blockWidth = (width - 20) / 2;
  const blocks = content.blocks.map((block) => stack([
    typeset(block.title, blockWidth, { size: 7.5, colour: QUIET }),
    ...block.lines.map((line) => typeset(line, blockWidth, { size: 8.5 })),
  ]));
  const blockRows = [0, 2, 4].flatMap((from) => (from < blocks.length ? [blocks.slice(from, from + 2)] : []));
  const lower = blockRows.reduce((sum, row) => sum + Math.max(...row.map((block) => block.height)) + 12, 0);
  const signing = signatures(content, pictures, width);
  const height = 12 + upper + (lower > 0 ? 10 + lower : 0) + signing.height;
  return {
    height,
    node: (
      <View style={{ height, paddingTop: 12 }}>
        <View style={{ flexDirection: "row", justifyContent: "space-between", height: upper }}>
          <View style={{ width: width * 0.52 }}>{taxes.node}</View>
          <View style={{ width: width * 0.42 }}>{totals.node}</View>
        </View>
        {lower > 0 ? <View style={{ height: 10 }} /> : null}
        {blockRows.map((row, index) => (
          <View key={index} style={{ flexDirection: "row", columnGap: 20, height: Math.max(...row.map((block) => block.height)) + 12 }}>
            {row.map((block, at) => <View key={at}>{block.node}</View>)}
          </View>
        ))}
        {signing.node}
      </View>
    ),
  };
}

function totalsOf(content: DocumentContent, width: number): Typeset {
  const parts = content.totals.map((total) => {
    const line = pair(total.label, total.value, width, total.strong ? 11 : 8.5, total.strong);
    if (!total.strong) return { height: line.height + 3, node: <View style={{ height: line.height + 3 }}>{line.node}</View> };
    const height = line.height + 9;
    return { height, node: <View style={{ height, paddingTop: 4, borderTopWidth: 0.9, borderTopColor: ACCENT, borderTopStyle: "solid", marginTop: 2 }}>{line.node}</View> };
  });
  const extra = content.totals.filter((total) => total.strong).length * 2;
  const all = stack(parts);
  return { height: all.height + extra, node: all.node };
}

function taxesOf(content: DocumentContent, width: number): Typeset {
  if (!content.taxes) return { height: 0, node: null };
  const { columns, rows } = content.taxes;
  return stack([tableHead(columns, width), ...rows.map((row) => tableRow(row, columns, -1, width))]);
}

function signatures(content: DocumentContent, pictures: Pictures, width: number): Typeset {
  if (content.signatures.length === 0 && !pictures.seal) return { height: 0, node: null };
  const part = width / 2 - 20;
  const height = 66;
  const company = typeset(content.company.name, part - SEAL, { size: 9, weight: 600, align: "right" });
  return {
    height,
    node: (
      <View style={{ height, flexDirection: "row", justifyContent: "space-between", alignItems: "flex-end" }}>
        <View style={{ width: part }}>
          {content.signatures.map((label) => (
            <View key={label} style={{ borderTopWidth: 0.5, borderTopColor: QUIET, borderTopStyle: "solid", paddingTop: 3 }}>{typeset(label, part, { size: 7.5, colour: QUIET }).node}</View>
          ))}
        </View>
        {pictures.seal ? (
          <View style={{ flexDirection: "row", alignItems: "center", width: part, justifyContent: "flex-end" }}>
            {company.node}
            <Image src={pictures.seal} style={{ width: SEAL, height: SEAL, objectFit: "contain", marginLeft: -8 }} />
          </View>
        ) : null}
      </View>
    ),
  };
}

function pair(label: string, value: string, width: number, size: number, strong = false): Typeset {
  const look = { size: strong ? 9 : 8, colour: strong ? INK : QUIET, weight: strong ? 600 : 400 } as const;
  // The label keeps to one line where the value leaves it room; else both break.
  const needed = widthOf(label, look.size, look.weight) + 6;
  const spare = width - widthOf(value, size, strong ? 600 : 400) - 4;
  const labelled = Math.min(needed, Math.max(spare, width * 0.46));
  const left = typeset(label, labelled, look);
  const right = typeset(value, width - labelled, { size, align: "right", weight: strong ? 600 : 400 });
  const height = Math.max(left.height, right.height, lineHeight(size));
  return { height, node: <View style={{ flexDirection: "row", height, width, alignItems: strong ? "center" : "flex-start" }}>{left.node}{right.node}</View> };
}

/** The rule and the words at the foot of every page. */
export function foot(content: DocumentContent, page: number, pages: number, width: number): ReactNode {
  const words = content.words.page.replace("{page}", String(page)).replace("{pages}", String(pages));
  return (
    <View style={{ position: "absolute", left: 48, bottom: 26, width, borderTopWidth: 0.4, borderTopColor: HAIRLINE, borderTopStyle: "solid", paddingTop: 5, flexDirection: "row", justifyContent: "space-between" }}>
      {typeset(content.foot, width * 0.75, { size: 7, colour: QUIET }).node}
      {typeset(words, width * 0.24, { size: 7, colour: QUIET, align: "right" }).node}
    </View>
  );
}
