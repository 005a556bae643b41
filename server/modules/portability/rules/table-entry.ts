/**
 * What happens to a personal column when the person is erased:
 * `name` becomes the pseudonym · `identifier` is emptied, and searched for in free text before (address, number, mail) ·
 * `detail` is emptied · `line` becomes a dash, and is searched for · `address` keeps the country of a JSON address.
 */
export type Erasure = "name" | "identifier" | "detail" | "line" | "address";

/** Whose personal data a workspace holds in its own tables. Members are people of the installation (`users`). */
export type PersonKind = "customer" | "contact" | "supplier";

/**
 * Which rows of the table are about a person: the column that holds the record's id, or the way to it through another
 * table, `order_id > orders.customer_id`.
 */
export type PersonLinks = Readonly<Partial<Record<PersonKind, string>>>;

export interface TableEntry {
  /**
   * `rows`: every row of the workspace is in its archive, all columns but `secrets`. `members`: only the rows of its
   * people. `none`: belongs to the installation, never in an archive.
   */
  readonly archived: "rows" | "members" | "none";
  readonly about: PersonLinks;
  /** Columns kept as they are when a person is erased: keys, quantities, amounts, dates, states, codes. */
  readonly facts: readonly string[];
  /** Columns that hold the id of a user: a pseudonym once the user is erased. */
  readonly users: readonly string[];
  readonly personal: Readonly<Record<string, Erasure>>;
  /** Free text and JSON that may name anybody. */
  readonly mentions: readonly string[];
  /** Lower-case text that lists search in. */
  readonly search: readonly string[];
  /** What only this installation may know: never in an archive. */
  readonly secrets: readonly string[];
  /** Of the columns above, texts whose links carry tokens: archived without the tokens. */
  readonly links: readonly string[];
}

interface Declaration {
  readonly about?: PersonLinks;
  readonly facts: string;
  readonly users?: string;
  readonly personal?: Readonly<Record<string, Erasure>>;
  readonly mentions?: string;
  readonly search?: string;
  readonly secrets?: string;
  readonly links?: string;
}

const words = (text = ""): string[] => text.split(/\s+/).filter(Boolean);

function entry(archived: TableEntry["archived"], keys: string, declared: Declaration): TableEntry {
  return {
    archived,
    about: declared.about ?? {},
    facts: [...words(keys), ...words(declared.facts)],
    users: words(declared.users),
    personal: declared.personal ?? {},
    mentions: words(declared.mentions),
    search: words(declared.search),
    secrets: words(declared.secrets),
    links: words(declared.links),
  };
}

/** A table made by `tenantTable()`: `tenant_id` and `id` are understood. */
export const ofWorkspace = (declared: Declaration): TableEntry => entry("rows", "tenant_id id", declared);
/** A shared table of which a workspace's own rows are archived. */
export const sharedRows = (declared: Declaration): TableEntry => entry("rows", "", declared);
export const sharedPeople = (declared: Declaration): TableEntry => entry("members", "", declared);
/** A table of the installation: no archive holds any of it. */
export const ofInstallation = (declared: Declaration): TableEntry => entry("none", "", declared);

/** Every column of an entry, whatever its kind. */
export function columnsOf(table: TableEntry): string[] {
  return [...table.facts, ...table.users, ...Object.keys(table.personal), ...table.mentions, ...table.search, ...table.secrets];
}
