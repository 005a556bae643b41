"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { AppRouter } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { toastDone, type LookupOption } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { Meaning } from "@/app/_ui/line-grid";
import type { FormLine } from "./order-draft";

type Found = inferRouterOutputs<AppRouter>["orders"]["findItems"][number]["items"][number];
export interface EntryItem {
  readonly unitId: string;
  readonly unitCode: string;
  readonly otherUnits: readonly { unitId: string; code: string }[];
}

/** Texts of a paste travel in an address: as many as fit. */
const ADDRESS_ROOM = 2_400;

/** Items for the lines of a customer's order: by code, name, barcode and the customer's own code, with what is free. */
export function useEntryItems(customerId: string | null, warehouseId: string | undefined) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const format = useFormat();
  return useMemo(() => {
    const ask = (texts: string[], limit: number) => queryClient.fetchQuery(trpc.orders.findItems.queryOptions({ customerId, warehouseId, texts, limit }));
    const option = (item: Found): LookupOption<unknown> => ({
      id: item.id,
      label: item.code,
      detail: [...item.customerCodes, item.name].join(" \u00b7 "),
      hint: item.free === null ? undefined : format.quantity(item.free, { unit: item.unitCode }),
      data: { unitId: item.unitId, unitCode: item.unitCode, otherUnits: item.otherUnits } satisfies EntryItem,
    });
    return {
      search: async (query: string) => (await ask([query], 12)).flatMap((one) => one.items.map(option)),
      resolve: async (texts: readonly string[]): Promise<ReadonlyMap<string, Meaning>> => {
        const answers = (await Promise.all(parts(texts).map((part) => ask(part, 6)))).flat();
        return new Map(
          answers.map(({ text, meantId, items }) => {
            const options = items.map(option);
            return [text, { taken: options.find((one) => one.id === meantId) ?? null, options }] as const;
          }),
        );
      },
    };
  }, [trpc, queryClient, format, customerId, warehouseId]);
}

function parts(texts: readonly string[]): string[][] {
  const made: string[][] = [];
  let room = 0;
  for (const text of texts) {
    const length = encodeURIComponent(text).length + 6;
    room -= length;
    if (room < 0 || made.length === 0) {
      made.push([]);
      room = ADDRESS_ROOM - length;
    }
    made.at(-1)?.push(text);
  }
  return made;
}

function itemOf(row: FormLine): EntryItem | null {
  const data = row.item?.data;
  return typeof data === "object" && data !== null && "unitId" in data ? (data as EntryItem) : null;
}

/** The units that a line's item is sold in, its own first. */
export function unitsOf(row: FormLine): LookupOption<unknown>[] {
  const item = itemOf(row);
  return item ? [{ id: item.unitId, label: item.unitCode }, ...item.otherUnits.map((unit) => ({ id: unit.unitId, label: unit.code }))] : [];
}

/** The line in a unit; in the item's own when none is named. */
export function withUnit(row: FormLine, unit: LookupOption<unknown> | null): FormLine {
  return { ...row, unit: unit && unit.id !== itemOf(row)?.unitId ? { id: unit.id, label: unit.label } : null };
}

/** Offers to remember what a customer calls an item, once somebody has said what an unknown code means. */
export function useRememberedCodes(customer: LookupOption<unknown> | null) {
  const t = useTranslations("orders");
  const trpc = useTRPC();
  const remember = useCommand(trpc.pricing.setCustomerItemCode, { refresh: false, doneText: t("entry.remembered") });
  return (columnKey: string, text: string, option: LookupOption<unknown>) => {
    if (columnKey !== "itemId" || !customer || text.length > 60) return;
    toastDone(t("entry.rememberCode", { text, item: option.label }), {
      description: customer.label,
      next: { label: t("entry.remember"), onSelect: () => remember.run({ customerId: customer.id, code: text, itemId: option.id }) },
    });
  };
}
