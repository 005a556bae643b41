/** A value fit to be shown; amounts are text of minor units. */
export type ShownValue = string | number | boolean | null;

export interface ShownChange {
  readonly field: string;
  readonly before: ShownValue;
  readonly after: ShownValue;
}

/** Fields that keep house and tell a reader nothing. */
const TECHNICAL = new Set(["id", "tenantId", "version", "createdAt", "updatedAt", "searchText"]);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The right that a line asks for beyond that of its record, by the module of its action. */
const RIGHT_OF_MODULE = {
  credit: "credit.view",
  pricing: "prices.view",
  invoicing: "invoices.view",
  receivables: "receivables.view",
  ledger: "ledger.view",
} as const;

/** Modules whose lines a reader with these rights does not see. */
export function hiddenModules(may: (right: (typeof RIGHT_OF_MODULE)[keyof typeof RIGHT_OF_MODULE]) => boolean): string[] {
  return Object.entries(RIGHT_OF_MODULE).filter(([, right]) => !may(right)).map(([module]) => module);
}

/** What goods cost, by the records that tell it in fields of their own. */
const COST_FIELDS: Readonly<Record<string, readonly string[]>> = { item: ["standardCost"], expected_receipt: ["totalMinor"], supplier: ["unitCost"], stock_count: ["differenceMinor"], stock_document: ["differenceMinor", "costMinor", "totalMinor"] };

/** The changes without what goods cost, for a reader who may not see that. */
export function withoutCosts<C>(entityType: string, changes: Readonly<Record<string, C>>): Record<string, C> {
  const costs = COST_FIELDS[entityType] ?? [];
  return Object.fromEntries(Object.entries(changes).filter(([field]) => !costs.includes(field)));
}

/** Every record id among the values, so that they can be named. */
export function idsIn(changes: Readonly<Record<string, readonly [unknown, unknown]>>): string[] {
  return Object.values(changes).flat().filter((value): value is string => typeof value === "string" && UUID.test(value));
}

/**
 * The changes as a reader can understand them: ids by their names, addresses and lists in one line, technical fields left out.
 * A change between two values that read alike, or with an id that has no name here, is left out.
 */
export function readableChanges(
  changes: Readonly<Record<string, readonly [unknown, unknown]>>,
  names: ReadonlyMap<string, string>,
): ShownChange[] {
  return Object.entries(changes).flatMap(([field, [from, to]]) => {
    if (TECHNICAL.has(field)) return [];
    const [before, after] = [shown(from, names), shown(to, names)];
    return before === undefined || after === undefined || before === after ? [] : [{ field, before, after }];
  });
}

/** Undefined: an id without a name. */
function shown(value: unknown, names: ReadonlyMap<string, string>): ShownValue | undefined {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return UUID.test(value) ? names.get(value) : value;
  if (typeof value === "number" || typeof value === "boolean") return value;
  const parts = (Array.isArray(value) ? (value as unknown[]) : Object.values(value)).map((part) => shown(part, names));
  return parts.filter((part) => part !== null && part !== undefined).join(", ") || null;
}
