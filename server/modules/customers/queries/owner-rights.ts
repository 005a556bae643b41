import { forbidden } from "@/server/kernel/errors";
import { actorMay } from "@/server/platform/actor";
import type { TenantScope } from "@/server/platform/tenant-scope";

/** A sales representative looks after the customers they create. */
export function ownerOfNew(scope: TenantScope): string | null {
  const { actor } = scope;
  return actor.kind === "user" && (actor.role === "sales_rep" || actor.ownCustomersOnly) ? actor.userId : null;
}

/** Taking a free customer oneself needs no right; giving one to a colleague, or taking one away, does. @throws NaruError */
export function requireMayAssign(scope: TenantScope, before: string | null, after: string | null): void {
  if (before === after || actorMay(scope.actor, "customers.assign")) return;
  const self = scope.actor.kind === "user" ? scope.actor.userId : null;
  if (before === null && after === self) return;
  throw forbidden("customers.assign");
}
