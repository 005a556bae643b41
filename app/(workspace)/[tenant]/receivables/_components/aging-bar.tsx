"use client";

import { useTranslations } from "next-intl";
import { cn, StatTile, StatTiles } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { AGES, toneOfAge, type Age } from "./receivable-tones";

const fills: Record<Age, string> = { current: "bg-waiting opacity-50", "1_30": "bg-late opacity-40", "31_60": "bg-late opacity-60", "61_90": "bg-late opacity-80", over_90: "bg-late" };

interface Aged {
  bucket: Age;
  openMinor: bigint;
  count: number;
}

/** The bar alone: each age's share of all that is owed. */
export function AgingStrip({ aging }: { aging: readonly Aged[] }) {
  const t = useTranslations("receivables");
  const format = useFormat();
  const total = aging.reduce((sum, a) => sum + a.openMinor, 0n);
  if (total === 0n) return null;
  return (
    <div className="flex h-2 overflow-hidden rounded-full bg-hover" role="img" aria-label={t("aging.bar", { total: format.money(total) })}>
      {AGES.map((age) => {
        const share = Number(((aging.find((a) => a.bucket === age)?.openMinor ?? 0n) * 10_000n) / total) / 100;
        return share > 0 ? <span key={age} className={cn("h-full", fills[age])} style={{ width: `${share}%` }} /> : null;
      })}
    </div>
  );
}

/** How old what is owed is: one bar of the whole, and a figure per age that opens its documents. */
export function AgingBar({ aging, chosen, hrefOf }: { aging: readonly Aged[]; chosen?: string; hrefOf: (age: Age | null) => string }) {
  const t = useTranslations("receivables");
  const format = useFormat();
  const partOf = (age: Age) => aging.find((a) => a.bucket === age) ?? { openMinor: 0n, count: 0 };
  return (
    <div className="flex flex-col gap-2">
      <AgingStrip aging={aging} />
      <StatTiles>
        {AGES.map((age) => {
          const { openMinor, count } = partOf(age);
          return (
            <StatTile
              key={age}
              label={t(`age.${age}`)}
              value={format.money(openMinor, undefined, { zero: "dash" })}
              note={chosen === age ? t("aging.chosen") : t("aging.documents", { count })}
              href={hrefOf(chosen === age ? null : age)}
              tone={openMinor > 0n && age !== "current" ? toneOfAge[age] : "quiet"}
            />
          );
        })}
      </StatTiles>
    </div>
  );
}
