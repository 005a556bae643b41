import { Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { breakLines } from "../rules/break-lines";
import { ascentBeyond, runsOf, widthOf, type Weight } from "./load-fonts";

/** The document's colours: ink on paper, and one accent. The same values as the light screen. */
export const INK = "#1c1b19";
export const QUIET = "#6b6862";
export const ACCENT = "#0f5f5c";
export const HAIRLINE = "#dcd9d2";
export const STAMP = "#b3261e";

export interface Look {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly align?: "left" | "right";
}

export interface Typeset {
  /** In points. */
  readonly height: number;
  readonly node: ReactNode;
}

/** Height of a line of this size. */
export const lineHeight = (size: number): number => Math.round(size * 1.42 * 2) / 2;

/** Sets a text in a column of this width: lines are broken here, so that its height is known before the page is laid out. */
export function typeset(text: string, width: number, look: Look): Typeset {
  const { size, weight = 400 } = look;
  const lines = text === "" ? [] : breakLines(text, width, (part) => widthOf(part, size, weight));
  const height = lineHeight(size);
  return {
    height: lines.length * height,
    node: (
      <View style={{ width }}>
        {lines.map((line, index) => <OneLine key={index} text={line} width={width} look={look} />)}
      </View>
    ),
  };
}

function OneLine({ text, width, look }: { text: string; width: number; look: Look }): ReactNode {
  const { size, weight = 400, colour = INK, align = "left" } = look;
  return (
    <View style={{ width, height: lineHeight(size), flexDirection: "row", alignItems: "flex-start", justifyContent: align === "right" ? "flex-end" : "flex-start" }}>
      {runsOf(text, weight).map((run, index) => (
        <Text
          key={index}
          style={{
            fontFamily: run.family, fontWeight: weight, fontSize: size, color: colour, fontFeatureSettings: ["tnum"],
            // Below the line's own height: a text higher than its box is left out.
            lineHeight: 1.3,
            // The engine sets each typeface from its own ascent: what is set in another one is lifted to the common baseline.
            marginTop: -ascentBeyond(run.family, weight) * size,
            // Wider than measured by a hair, so that rounding never makes the engine break the line again.
            width: widthOf(run.text, size, weight) + 0.6, marginRight: -0.6,
          }}
        >
          {run.text}
        </Text>
      ))}
    </View>
  );
}

/** Texts under one another. */
export function stack(parts: readonly Typeset[], gap = 0): Typeset {
  return {
    height: parts.reduce((sum, part) => sum + part.height, 0) + Math.max(0, parts.length - 1) * gap,
    node: <View>{parts.map((part, index) => <View key={index} style={{ marginTop: index === 0 ? 0 : gap }}>{part.node}</View>)}</View>,
  };
}
