"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Column } from "@/app/_ui";
import type { ListColumn, ListDeclaration } from "@/server/kernel/lists";
import { useMay } from "../_member-context";

/** How a column is drawn: its cell, and where it stands on a phone's card. */
export type Cell<R> = ((row: R) => ReactNode) | { readonly cell: (row: R) => ReactNode; readonly card?: Column<R>["card"]; readonly className?: string };
export type Cells<Columns extends readonly ListColumn[], R> = { readonly [Key in Columns[number]["key"]]: Cell<R> };

const NUMERIC = new Set(["money", "quantity", "count"]);
const FROM = { lg: "max-lg:hidden", xl: "max-[1279px]:hidden", "2xl": "max-[1439px]:hidden", "3xl": "max-[1599px]:hidden" };

/** Every column this person may see, as the table draws it; `chosen` columns are shown on any screen. */
export function useListColumns<R>(list: ListDeclaration, cells: Readonly<Record<string, Cell<R>>>, chosen: boolean): (Column<R> & Pick<ListColumn, "optional">)[] {
  const t = useTranslations();
  const may = useMay();
  return list.columns
    .filter((column) => !column.permission || may(column.permission))
    .map((column, index) => {
      const given = cells[column.key];
      const drawn = typeof given === "function" ? { cell: given } : (given ?? { cell: () => null });
      return {
        key: column.key,
        header: t(column.label as never),
        numeric: NUMERIC.has(column.kind),
        sort: column.sort,
        card: "card" in drawn ? drawn.card : undefined,
        className: [drawn && "className" in drawn ? drawn.className : undefined, column.from && !chosen && index > 0 ? FROM[column.from] : undefined].filter(Boolean).join(" ") || undefined,
        cell: drawn.cell,
        optional: column.optional,
      };
    });
}
