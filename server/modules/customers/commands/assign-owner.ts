import { forbidden, notFound } from "@/server/kernel/errors";
import { actorMay } from "@/server/platform/actor";
import { defineCommand, done } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { assignOwnerInput } from "../inputs";
import { requireMember } from "../queries/find-parties";
import { visibleCustomerIds } from "../queries/visible-customer-ids";
import { setOwner } from "../store";

/** Hands customers to a member, or to nobody. Those that already are theirs stay untouched. */
export const assignOwner = defineCommand({
  name: "customers.assign-owner",
  permission: "customers.assign",
  input: assignOwnerInput,
  async run(scope, input) {
    const ids = [...new Set<string>(input.customerIds)];
    if (input.ownerUserId) await requireMember(scope, input.ownerUserId);
    if ((await visibleCustomerIds(scope, ids)).length < ids.length) throw notFound("customer");
    const changed = await setOwner(scope, ids, input.ownerUserId);
    return done(
      { changed: changed.length },
      {
        audit: changed.map((c) => ({
          entityType: "customer",
          entityId: c.id,
          entityLabel: c.code,
          changes: { ownerUserId: [null, input.ownerUserId] },
        })),
      },
    );
  },
});

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
