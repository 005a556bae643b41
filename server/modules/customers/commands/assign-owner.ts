import type { NaruError } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { assignOwnerInput } from "../inputs";
import { requireMember } from "../queries/find-parties";
import { lockOwners, ownersOf } from "../queries/list-owners";
import { setOwner } from "../store";

/**
 * Hands customers to a member, or to nobody. Those that already are theirs stay untouched.
 * @throws NaruError `record.changed`, nothing handed over, when one of them has another owner than was `seen`; its faults are named by customer code
 */
export const assignOwner = defineCommand({
  name: "customers.assign-owner",
  permission: "customers.assign",
  input: assignOwnerInput,
  async run(scope, { customerIds, ownerUserId, seen = [] }) {
    const ids = [...new Set<string>(customerIds)];
    if (ownerUserId) await requireMember(scope, ownerUserId);
    const before = new Map((await lockOwners(scope, ids)).map((row) => [row.customerId, row.ownerUserId]));
    const otherwise = seen.filter((one) => {
      const now = before.get(one.customerId);
      return now !== undefined && now !== one.ownerUserId && now !== ownerUserId;
    });
    if (otherwise.length > 0) throw await ownersChanged(scope, otherwise.map((one) => one.customerId), ownerUserId);
    const changed = await setOwner(scope, ids, ownerUserId);
    return done(
      { changed: changed.length },
      { audit: changed.map((c) => ({ entityType: "customer", entityId: c.id, entityLabel: c.code, changes: { ownerUserId: [before.get(c.id) ?? null, ownerUserId] } })) },
    );
  },
});

async function ownersChanged(scope: TenantScope, ids: readonly string[], ownerUserId: string | null): Promise<NaruError> {
  const rows = await ownersOf(scope, ids);
  return recordChanged(scope, {
    entityType: "customer",
    entityId: rows[0]?.customerId ?? "",
    current: Object.fromEntries(rows.map((row) => [row.code, row.ownerName])),
    wanted: Object.fromEntries(rows.map((row) => [row.code, ownerUserId])),
  });
}
