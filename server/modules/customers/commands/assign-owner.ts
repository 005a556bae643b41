import { notFound } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
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
