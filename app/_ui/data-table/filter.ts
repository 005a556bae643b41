import type { LookupSearch } from "../use-lookup";

/** One way to narrow a list; its values stand in the address. */
export type Filter =
  | { kind: "choice"; name: string; label: string; options: readonly { value: string; label: string }[] }
  /** Yes or nothing: "late only". */
  | { kind: "flag"; name: string; label: string }
  /** Two parameters: `${name}From` and `${name}To`, both "YYYY-MM-DD". */
  | { kind: "period"; name: string; label: string }
  /** What is typed stands somewhere in the field. */
  | { kind: "text"; name: string; label: string }
  /** Two parameters, `${name}From` and `${name}To`: minor units of the home currency. */
  | { kind: "amount"; name: string; label: string }
  /** Set by a link from elsewhere; shown as a chip, so that one sees it and can take it away. */
  | { kind: "link"; name: string; label: string }
  /** One record of many; the address holds its id, and `labelOf` says its name once the page knows it. */
  | { kind: "lookup"; name: string; label: string; search: LookupSearch<unknown>; labelOf?: (id: string) => string | undefined };
