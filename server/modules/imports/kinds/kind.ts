import type { Fault } from "@/server/kernel/errors";
import { fault, invalid } from "@/server/kernel/errors";
import type { TenantScope } from "@/server/platform/tenant-scope";
import type { Values } from "../rules/build-records";
import type { Outcome } from "../store";

export interface RecordIn {
  readonly key: string;
  readonly values: Values;
  readonly lines: readonly Values[];
  /** What the key stood for the last time. */
  readonly entityId: string | null;
}

/** A record or posting that a row of the file made or changed. */
export interface Touch {
  readonly entity: string;
  readonly id: string;
}

export interface Brought {
  readonly entityType: string;
  readonly entityId: string;
  readonly outcome: Exclude<Outcome, "refused">;
  /** What it touched, when that is not the record alone: a category with the item, or instead of it the document that posted. */
  readonly touches?: readonly Touch[];
}

export interface KindOptions {
  readonly costPercentOfPrice: string | null;
}

/** Brings records in through the doors, in the caller's transaction; the answers are in the order of the records. */
export type BringIn = (scope: TenantScope, records: readonly RecordIn[], options: KindOptions) => Promise<Brought[]>;

/** A value that the field's door cannot empty: blank is as good as absent. */
export const given = (values: Values, name: string): string | undefined => values[name] ?? undefined;

/** The fields under a prefix, without it; undefined when the file says nothing of them. */
export function group(values: Values, prefix: string): Values | undefined {
  const found = Object.entries(values).filter(([name]) => name.startsWith(`${prefix}.`));
  return found.some(([, value]) => value !== null) ? Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length + 1), value])) : undefined;
}

/** A posting is never written over. @throws NaruError `imports.posted_before` at the key */
export function notPostedBefore({ entityId, key }: RecordIn, field: string): void {
  if (entityId !== null) throw invalid([fault(field, "imports.posted_before", { key })]);
}

/** Documents are in the workspace's own currency. @throws NaruError `imports.other_currency` */
export function requireHomeCurrency(scope: TenantScope, values: Values): void {
  const currency = values["currency"]?.toUpperCase();
  if (currency && currency !== scope.workspace.homeCurrency) throw invalid([fault("currency", "imports.other_currency", { value: currency, home: scope.workspace.homeCurrency })]);
}

/** Gathers every reference of a record that leads nowhere. */
export function references() {
  const faults: Fault[] = [];
  return {
    find<T>(found: ReadonlyMap<string, T>, value: string | null | undefined, field: string, code: string): T | undefined {
      if (value === null || value === undefined) return undefined;
      const hit = found.get(value) ?? found.get(value.toLowerCase());
      if (hit === undefined) faults.push(fault(field, code, { value }));
      return hit;
    },
    /** @throws NaruError `input.invalid` with all of them */
    settle(): void {
      if (faults.length > 0) throw invalid(faults);
    },
  };
}
