import { randomBytes } from "node:crypto";
import { fault, notFound, refused } from "@/server/kernel/errors";
import { systemActor } from "@/server/platform/actor";
import { writeAudit } from "@/server/platform/audit";
import { withIdentity, type IdentityContext } from "@/server/platform/identity";
import { hashPassword } from "@/server/platform/passwords";
import { enterTenant } from "@/server/platform/tenant-scope";
import { findAccount } from "./queries/find-account";
import { filesNaming } from "./queries/person-facts";
import { needlesFrom, pseudonymOf } from "./rules/find-in-text";
import { eraseMailTo, eraseMentions } from "./store-erase-person";
import { replaceFiles } from "./store-erased-files";
import { deleteNotices, eraseAccount } from "./store-erase-user";

/**
 * Erases somebody's account, and their name and address in every workspace they belonged to. What they did stays, under
 * a pseudonym; sessions, keys, notices and second factor end. The account is the person's, so this is for operators.
 * @returns the pseudonym and the workspaces
 * @throws NaruError `record.not_found`; `portability.user_needed` for each workspace that would have no owner left
 */
export async function eraseUser(context: IdentityContext, email: string): Promise<{ pseudonym: string; workspaces: readonly string[] }> {
  const passwordHash = await hashPassword(randomBytes(32).toString("base64url"));
  return withIdentity(context, async (identity) => {
    const account = await findAccount(identity, email);
    if (!account) throw notFound("user");
    const faults = account.workspaces.filter(({ onlyOwner }) => onlyOwner).map(({ workspace }) => fault("user", "portability.user_needed", { workspace: workspace.name }));
    if (faults.length > 0) throw refused("portability.user_not_erased", {}, faults);
    const pseudonym = pseudonymOf("user", account.userId);
    const needles = needlesFrom([account.name, account.email]);
    await eraseAccount(identity, account.userId, account.email, pseudonym, passwordHash);
    for (const { workspace } of account.workspaces) {
      await enterTenant(identity, { workspace, actor: systemActor("portability") }, async (scope) => {
        const { fileIds, runIds, underWay } = await filesNaming(scope, needles, []);
        if (underWay) throw refused("portability.import_under_way");
        await deleteNotices(scope, account.userId);
        await eraseMailTo(scope, [account.email]);
        await eraseMentions(scope, needles, pseudonym, []);
        await writeAudit(scope, "portability.erase-user", [{ entityType: "member", entityId: account.userId }]);
        await replaceFiles(scope, fileIds, runIds);
      });
    }
    return { pseudonym, workspaces: account.workspaces.map(({ workspace }) => workspace.slug) };
  });
}
