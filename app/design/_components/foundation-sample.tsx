"use client";

import { Section } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";

const GROUNDS = ["bg-canvas", "bg-surface", "bg-raised", "bg-sunken", "bg-hover", "bg-pressed", "bg-accent-soft", "bg-settled-soft", "bg-waiting-soft", "bg-late-soft", "bg-moving-soft"];
const INKS = ["text-ink", "text-ink-2", "text-ink-3", "text-accent", "text-settled", "text-waiting", "text-late", "text-moving"];
const SIZES = ["text-label", "text-body", "text-title", "text-display"];

/** The colours by their meaning, the four sizes in three scripts, and how amounts, quantities and days are written. */
export function FoundationSample() {
  const format = useFormat();
  return (
    <Section flush title="Tokens">
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4 xl:grid-cols-6">
        {GROUNDS.map((ground) => <li key={ground} className={`${ground} rounded-md border px-3 py-4 text-label`}>{ground}</li>)}
      </ul>
      <p className="flex flex-wrap gap-4">{INKS.map((ink) => <span key={ink} className={ink}>{ink}</span>)}</p>
      <div>{SIZES.map((size) => <p key={size} className={size}>{size}: Orders 수주 销售订单 1,234,567,890</p>)}</div>
      <p className="flex flex-wrap gap-6 tabular-nums">
        {[12_345_678_901n, -1_240_000n, 0n].map((minor) => <span key={String(minor)}>{format.money(minor, "KRW", { zero: "dash" })}</span>)}
        <span>{format.money(123_456n, "USD")}</span><span>{format.money(123_456n, "EUR")}</span><span>{format.moneyShort(1_234_567_890n)}</span>
        <span>{format.quantity("1250.5")}</span><span>{format.percent("12.5")}</span>
        <span>{format.date("2026-11-19", { relative: true })}</span><span>{format.date("2026-03-12")}</span>
      </p>
    </Section>
  );
}
