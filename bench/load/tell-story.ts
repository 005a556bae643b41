import { chainHash } from "@/server/modules/ledger/rules/journal-chain";
import type { Chooser } from "../stage/chooser";
import { customerCode, itemCode, PRICE_CLASSES, type Company } from "../stage/companies";
import type { CompiledEntry, CompiledStory, Part } from "./compile-story";
import { nextNumber, type BooksEnd } from "./settle-books";

/** By customer: every id that is the customer's own. */
export type CustomerParts = readonly (readonly string[])[];

interface Telling {
  readonly company: Company;
  readonly parts: CustomerParts;
  readonly momentMs: number;
  readonly choose: Chooser;
  readonly end: BooksEnd;
}

interface Seal {
  readonly sequence: string;
  readonly number: string;
  readonly hash: string;
}

const DAY_MS = 86_400_000;
const ZONE_MS = 9 * 3_600_000;

/** Writes one story anew, as rows in COPY's text format, and moves the end of the books on. */
export function tellStory(story: CompiledStory, telling: Telling, write: (table: string, columns: readonly string[], text: string) => void): void {
  const value = valuesOf(story, telling);
  const seals = story.entries.map((entry) => seal(entry, value, telling.end));
  const text = (part: Part): string => {
    if (typeof part === "string") return part;
    if (part.kind !== "seal") return value(part);
    if (part.field === "moment") return new Date(telling.momentMs + 20_000).toISOString();
    return seals[part.entry]?.[part.field] ?? "";
  };
  for (const { table, columns, rows } of story.tables) {
    let all = "";
    for (const row of rows) for (const part of row) all += text(part);
    write(table, columns, all);
  }
}

function valuesOf(story: CompiledStory, { company, parts, momentMs, choose, end }: Telling): (part: Part) => string {
  const capturedMs = Math.min(...story.ownIds.map(momentOfId));
  const ids = story.ownIds.map((id) => laterId(id, momentMs - capturedMs, choose));
  const customer = Math.floor(choose.next() * company.customerIds.length);
  const items = chooseItems(story.itemClasses, company.itemIds.length, choose);
  const dayMs = Math.floor((momentMs + ZONE_MS) / DAY_MS) * DAY_MS;
  const year = new Date(dayMs).getUTCFullYear();
  const numbers = story.numbers.map((prefix) => nextNumber(end, prefix, year));
  const cased = (text: string, lower: boolean) => (lower ? text.toLowerCase() : text);
  return (part) => {
    if (typeof part === "string") return part;
    switch (part.kind) {
      case "own": return ids[part.slot] ?? "";
      case "customer": return parts[customer]?.[part.part] ?? "";
      case "customerCode": return cased(customerCode(customer), part.lower);
      case "item": return company.itemIds[items[part.slot] ?? 0] ?? "";
      case "itemCode": return cased(itemCode(items[part.slot] ?? 0), part.lower);
      case "number": return cased(numbers[part.slot] ?? "", part.lower);
      case "date": return new Date(dayMs + part.days * DAY_MS).toISOString().slice(0, 10);
      case "moment": return `${new Date(momentMs + part.ms).toISOString().slice(0, 23)}${part.micros}Z`;
      case "seal": throw new Error("a seal is given by its entry");
    }
  };
}

/** Milliseconds since 1970 in a version 7 id. */
const momentOfId = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/** The same id made later: its time moved, its counter kept, its random part new. */
function laterId(id: string, byMs: number, choose: Chooser): string {
  const time = (momentOfId(id) + byMs).toString(16).padStart(12, "0");
  const random = () => Math.floor(choose.next() * 0x1000000).toString(16).padStart(6, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-${id.slice(14, 18)}-${id.slice(19, 23)}-${random()}${random()}`;
}

/** Different items of the given price classes. */
function chooseItems(classes: readonly number[], count: number, choose: Chooser): number[] {
  const starts = new Map<number, number>();
  return classes.map((priceClass) => {
    const ofClass = Math.floor((count - 1 - priceClass) / PRICE_CLASSES) + 1;
    const at = starts.get(priceClass) ?? Math.floor(choose.next() * ofClass);
    starts.set(priceClass, at + 1);
    return priceClass + PRICE_CLASSES * (at % ofClass);
  });
}

/** Gives an entry the next sequence, number and hash of the chain. */
function seal(entry: CompiledEntry, value: (part: Part) => string, end: BooksEnd): Seal {
  const entryOn = value(entry.entryOn);
  const number = nextNumber(end, "JE", Number(entryOn.slice(0, 4)));
  end.sequence += 1;
  end.hash = chainHash(end.hash, {
    sequence: end.sequence,
    number,
    id: value(entry.id),
    entryOn,
    postedAt: value(entry.postedAt),
    sourceType: entry.sourceType,
    sourceId: value(entry.sourceId),
    reversesId: null,
    lines: entry.lines.map((line) => ({ ...line, accountCode: end.accountCodes.get(line.accountId) ?? "", customerId: line.customerId === null ? null : value(line.customerId) })),
  });
  return { sequence: String(end.sequence), number, hash: end.hash };
}
