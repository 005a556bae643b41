import type { z } from "zod";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import type { CellKind, ListColumn, ListDeclaration, ListParams } from "@/server/kernel/lists";
import { actorMay } from "@/server/platform/actor";
import type { Query } from "@/server/platform/command";
import type { Permission } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** What a cell of each kind holds. Null is an empty cell. */
export interface CellValues {
  text: string;
  word: string;
  date: CalendarDate | string;
  moment: Date;
  /** Minor units of the workspace's home currency. */
  money: bigint;
  /** Decimal text. */
  quantity: string;
  count: number;
  flag: boolean;
}
export type CellValue = CellValues[CellKind] | null;

type CellsOf<Column extends ListColumn, Row> = { readonly [Key in Column["key"]]: (row: Row) => CellValues[Extract<Column, { key: Key }>["kind"]] | null };

export interface ListPage {
  /** One value per asked column, in their order; `id` names the row. */
  readonly rows: readonly { readonly id: string; readonly cells: readonly CellValue[] }[];
  readonly nextCursor: unknown;
  /** Of the whole filtered list; null where it is not counted. */
  readonly count: number | null;
}

/** A list with the query that answers it; rows reach the outside as cells only. */
export interface BoundList {
  readonly declaration: ListDeclaration;
  readonly permission: Permission;
  /** The columns this person may see. */
  columnsFor(scope: TenantScope): readonly string[];
  readPage(scope: TenantScope, params: ListParams<string>, columns: readonly string[], page: { cursor?: unknown; limit: number }): Promise<ListPage>;
}

interface Answer<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: unknown;
  readonly totals?: { readonly count?: number; readonly customers?: number; readonly complete?: boolean } | null;
}
/** Rows of a page beyond the first need no totals; `toInput` asks for them. */
type PageInput<Input> = Input & { cursor?: unknown; limit: number; totals?: unknown };

/**
 * Binds a list to its query: `cells` says for each column where its value is in a row.
 * The list's declared permission must be the query's own; the generic suite holds them together.
 */
export function bindList<Columns extends readonly ListColumn[], Name extends string, Input extends object, Schema extends z.ZodType, Row>(
  list: ListDeclaration<Columns, Name, Input>,
  query: Query<string, Schema, Answer<Row>>,
  idOf: ((row: NoInfer<Row>) => string) & (Input extends z.input<Schema> ? unknown : { readonly "the list asks for what its query does not take": never }),
  cells: CellsOf<Columns[number], NoInfer<Row>>,
): BoundList {
  const declaration = list as unknown as ListDeclaration;
  const valueOf = cells as unknown as Readonly<Record<string, ((row: Row) => CellValue) | undefined>>;
  return {
    declaration,
    permission: query.permission,
    columnsFor: (scope) => declaration.columns.filter((column) => !column.permission || actorMay(scope.actor, column.permission as Permission)).map((column) => column.key),
    async readPage(scope, params, columns, page) {
      const asked = declaration.toInput(params) as PageInput<Input>;
      const input = { ...asked, ...page, ...("totals" in asked ? { totals: page.cursor ? "none" : asked.totals } : {}) };
      const answer = await query.within(scope, input as unknown as z.input<Schema>);
      return {
        rows: answer.rows.map((row) => ({ id: idOf(row), cells: columns.map((key) => valueOf[key]?.(row) ?? null) })),
        nextCursor: answer.nextCursor,
        count: answer.totals?.complete === false ? null : (answer.totals?.count ?? answer.totals?.customers ?? null),
      };
    },
  };
}
