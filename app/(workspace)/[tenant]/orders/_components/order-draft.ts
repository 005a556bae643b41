import type { LookupOption } from "@/app/_ui";
import type { CalendarDate } from "@/server/kernel/calendar-date";

/** A line as it is typed; what is null is left to the price book and the header. */
export interface FormLine {
  key: string;
  item: LookupOption<unknown> | null;
  quantity: string | null;
  /** Another unit than the item's own; the quantity is in it. */
  unit?: LookupOption<unknown> | null;
  unitPrice: string | null;
  discountPercent: string | null;
  requiredOn: string | null;
  shipSeparately: boolean;
}

export interface FormHeader {
  legalEntityId?: string;
  contactId?: string;
  shipToAddressId?: string;
  paymentTermsId?: string;
  warehouseId?: string;
  requiredOn?: string;
  orderedOn?: string;
  customerReference?: string;
  buyerName?: string;
  carrier?: string;
  route?: string;
  notes?: string;
  allowBackOrder?: boolean;
  freightMinor?: bigint | null;
  type?: "domestic" | "service";
}

export const blankLine = (): FormLine => ({
  key: crypto.randomUUID(),
  item: null,
  quantity: null,
  unitPrice: null,
  discountPercent: null,
  requiredOn: null,
  shipSeparately: false,
});

export const copyLine = (line: FormLine): FormLine => ({ ...line, key: crypto.randomUUID() });

export const isBlankLine = (line: FormLine): boolean => line.item === null && line.quantity === null && line.unitPrice === null;

/** The form as the commands take it; blank lines stay out. A line without an item or quantity goes along and is refused by name. */
export function toDraft(customerId: string, header: FormHeader, rows: readonly FormLine[]) {
  const { freightMinor, requiredOn, orderedOn, ...rest } = header;
  return {
    customerId,
    ...rest,
    requiredOn: requiredOn as CalendarDate | undefined,
    orderedOn: orderedOn as CalendarDate | undefined,
    lines: rows
      .filter((row) => !isBlankLine(row))
      .map((row) => ({
        key: row.key,
        itemId: row.item?.id ?? "",
        quantity: row.quantity ?? "",
        unitId: row.unit?.id ?? null,
        unitPrice: row.unitPrice,
        discountPercent: row.discountPercent,
        requiredOn: row.requiredOn as CalendarDate | null,
        shipSeparately: row.shipSeparately,
      })),
    charges: freightMinor ? [{ kind: "freight" as const, description: "Freight", amountMinor: freightMinor }] : [],
  };
}

export type OrderDraftValues = ReturnType<typeof toDraft>;

/** What prices, availability and credit are asked for: the lines that can be priced. Null while there is no customer. */
export function toPreview(draft: OrderDraftValues | null) {
  if (!draft) return null;
  const { customerId, requiredOn, orderedOn, warehouseId, charges } = draft;
  return { customerId, requiredOn, orderedOn, warehouseId, lines: draft.lines.filter((line) => line.itemId && Number(line.quantity) > 0), charges };
}
