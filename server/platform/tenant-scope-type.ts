import { z } from "zod";
import type { Database, Transaction } from "@/db/client";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { isFunctionId } from "@/server/kernel/functions";
import type { CurrencyCode } from "@/server/kernel/money";
import type { Actor, TenantId } from "./actor";
import type { Clock } from "./clock";

/** What every rule of a workspace may need to know about it; read once when a request is authenticated. */
export interface Workspace {
  readonly tenantId: TenantId;
  readonly slug: string;
  readonly name: string;
  readonly country: string;
  readonly homeCurrency: CurrencyCode;
  readonly timeZone: string;
  readonly language: string;
  readonly settings: WorkspaceSettings;
}

/** Policies of a workspace. A missing key means its default. */
export const workspaceSettingsSchema = z.object({
  /** Sales representatives see only the customers they own. */
  repsSeeOwnCustomersOnly: z.boolean().default(false),
  /** When revenue is recognised (BIL-01). */
  revenueRecognition: z.enum(["dispatch", "delivery"]).default("dispatch"),
  /** What an order over the credit limit meets: a warning, or a hold until somebody with the right releases it. */
  creditPolicy: z.enum(["warn", "hold"]).default("hold"),
  /** Largest discount in percent a person without `prices.approve` may give by hand. */
  manualDiscountLimitPercent: z.string().default("10"),
  /** How long, in days, before its promised date an order counts as due. */
  dueSoonDays: z.number().int().min(0).max(60).default(3),
  /** What the workspace does without (PLT-03); one that a release has dropped is forgotten. */
  functionsOff: z.array(z.string()).default([]).transform((ids) => ids.filter(isFunctionId)),
});
export type WorkspaceSettings = z.output<typeof workspaceSettingsSchema>;

/** Who asks, for which workspace, when and under which request. Made by a door (procedure, job, script). */
export interface TenantContext {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly requestId: string;
}

declare const scopeBrand: unique symbol;

/**
 * A transaction bound to one workspace: the only handle on tenant tables. Only `withTenant` makes one.
 * Queries through `db` name `tenant_id` themselves as well: the policy is the lock, the predicate is the door.
 */
export interface TenantScope {
  readonly [scopeBrand]: true;
  readonly db: Transaction;
  readonly tenantId: TenantId;
  readonly workspace: Workspace;
  readonly actor: Actor;
  readonly requestId: string;
  /** The moment the transaction began, UTC. */
  readonly now: Date;
  /** That moment's day in the workspace's zone. */
  readonly today: CalendarDate;
}
