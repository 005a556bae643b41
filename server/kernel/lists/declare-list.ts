import type { FunctionId } from "../functions";

/**
 * What a list of the product is: its columns, filters, sorts and address. Screens, saved views, exports and the generic tests
 * read the same declaration, so that none of them can know a list differently from another.
 */

/** What the address says about a list: the typed search, the sort ("-orderedOn" is descending) and the filters by name. */
export type ListParams<K extends string = string> = { q?: string; sort?: string } & { [name in K]?: string };

/**
 * What a column holds, and how it leaves in a file: `word` is a state's name looked up under `words`; `money` is minor units;
 * `quantity` decimal text; `flag` yes or nothing.
 */
export type CellKind = "text" | "word" | "date" | "moment" | "money" | "quantity" | "count" | "flag";

export interface ListColumn<Key extends string = string, Kind extends CellKind = CellKind> {
  readonly key: Key;
  /** Full key of its heading in the message catalogues, `orders.number`. */
  readonly label: string;
  readonly kind: Kind;
  /** The name under which the list sorts by it, both ways. */
  readonly sort?: string;
  /** For words: where their texts stand, `orders.status`. */
  readonly words?: string;
  /** Shown only to those who hold it; others get neither the column nor its values. */
  readonly permission?: string;
  /** Not on the screen until somebody chooses it. */
  readonly optional?: true;
  /** The width of a screen below which the column stays away while nobody has chosen columns. */
  readonly from?: "lg" | "xl" | "2xl" | "3xl";
}

export type ListFilter<Name extends string = string> = FilterOf<Name> & {
  /** Offered only to those who hold it; the list's query refuses it to others. */
  readonly permission?: string;
};

type FilterOf<Name extends string> =
  /** One of known words; `words` says where their texts stand, `functions` which of them a workspace without that function is not offered (PLT-03). */
  | { readonly kind: "choice"; readonly name: Name; readonly label: string; readonly options: readonly string[]; readonly words: string; readonly texts?: Readonly<Record<string, string>>; readonly functions?: Readonly<Record<string, FunctionId>> }
  /** One of values that the workspace made up itself; the screen brings them. */
  | { readonly kind: "own"; readonly name: Name; readonly label: string }
  | { readonly kind: "flag"; readonly name: Name; readonly label: string }
  /** Two parameters: `${name}From` and `${name}To`. */
  | { readonly kind: "period"; readonly name: Name; readonly label: string }
  /** What is typed stands somewhere in the field. */
  | { readonly kind: "text"; readonly name: Name; readonly label: string }
  /** Two parameters, `${name}From` and `${name}To`: minor units of the workspace's currency, as digits. */
  | { readonly kind: "amount"; readonly name: Name; readonly label: string }
  /** One record of many, by id. */
  | { readonly kind: "record"; readonly name: Name; readonly label: string }
  /** Set by links and by the page itself, never chosen in the panel; `quiet` where the page shows it in a control of its own. */
  | { readonly kind: "link"; readonly name: Name; readonly label: string; readonly quiet?: true };

/** The names under which a filter stands in the address. */
type NamesOf<F extends ListFilter> = F extends { kind: "period" | "amount"; name: infer N extends string } ? `${N}From` | `${N}To` : F["name"];

export interface ListDeclaration<Columns extends readonly ListColumn[] = readonly ListColumn[], Name extends string = string, Input = unknown> {
  readonly name: string;
  /** Full key of its title in the message catalogues. */
  readonly title: string;
  /** Its page inside a workspace. */
  readonly path: string;
  readonly permission: string;
  readonly columns: Columns;
  readonly filters: readonly ListFilter[];
  /** The order without a choice: a column's `sort`, with a minus for descending; absent when there is one order only. */
  readonly defaultSort?: string;
  /** Whether typed words narrow the list. */
  readonly searched: boolean;
  /** What the address asks for, as the list's query wants it. */
  toInput(params: ListParams<Name>): Input;
}

/** Declares a list. */
export function declareList<const Columns extends readonly ListColumn[], const Filters extends readonly ListFilter[], Input>(
  list: Omit<ListDeclaration<Columns, NamesOf<Filters[number]>, Input>, "filters" | "name"> & { readonly name: string; readonly filters: Filters },
): ListDeclaration<Columns, NamesOf<Filters[number]>, Input> {
  return list;
}

/** The key of every column of a list. */
export type ColumnKey<L> = L extends { columns: readonly (infer C)[] } ? (C extends ListColumn<infer Key> ? Key : never) : never;
/** The columns of one kind, among those of a list. */
export type ColumnOf<L, Key extends string> = L extends { columns: readonly (infer C)[] } ? Extract<C, { key: Key }> : never;

/** The parameters of the address that a list's filters use. */
export function filterNamesOf(list: Pick<ListDeclaration, "filters">): string[] {
  return list.filters.flatMap((filter) => (filter.kind === "period" || filter.kind === "amount" ? [`${filter.name}From`, `${filter.name}To`] : [filter.name]));
}

/** Every parameter of the address that belongs to a list: search, sort and filters. */
export function paramNamesOf(list: Pick<ListDeclaration, "filters">): string[] {
  return ["q", "sort", ...filterNamesOf(list)];
}

/** Every order a list can be asked for. */
export function sortsOf(list: Pick<ListDeclaration, "columns">): string[] {
  return list.columns.flatMap((column) => (column.sort ? [column.sort, `-${column.sort}`] : []));
}

/** Only what is the list's own and not empty: what a view keeps and an export reads. */
export function keptParams(list: Pick<ListDeclaration, "filters">, params: Readonly<Record<string, string | undefined>>): ListParams<string> {
  const kept: Record<string, string> = {};
  for (const name of paramNamesOf(list)) {
    const value = params[name];
    if (value) kept[name] = value;
  }
  return kept;
}
