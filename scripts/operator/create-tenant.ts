import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Database } from "@/db/client";
import { invalid } from "@/server/kernel/errors";
import { openWorkspaceFor } from "@/server/flows/open-workspace";
import { apiKeyText, createApiKey, findUserByEmail, insertUser, workspaceInput } from "@/server/modules/workspaces";
import { userActor, type UserId } from "@/server/platform/actor";
import type { Clock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity, type IdentityScope } from "@/server/platform/identity";
import { appUrl } from "@/server/platform/links";
import { hashPassword } from "@/server/platform/passwords";
import { enterTenant } from "@/server/platform/tenant-scope";
import { zodFaults } from "@/server/platform/zod-faults";

export const tenantInput = workspaceInput.extend({
  ownerEmail: z.email().transform((text) => text.trim().toLowerCase()),
  ownerName: z.string().trim().min(1).max(120).optional(),
});

export interface CreatedTenant {
  workspace: { id: string; slug: string; name: string; url: string };
  /** `password` is null when the owner had an account already: theirs stays as it is. */
  owner: { email: string; password: string | null };
  apiKey: string;
}

async function ownerOf(scope: IdentityScope, input: z.output<typeof tenantInput>): Promise<{ userId: UserId; password: string | null }> {
  const known = await findUserByEmail(scope, input.ownerEmail);
  if (known) return { userId: known.id as UserId, password: null };
  const password = randomBytes(15).toString("base64url");
  const userId = await insertUser(scope, {
    email: input.ownerEmail,
    name: input.ownerName ?? input.ownerEmail.split("@")[0] ?? input.ownerEmail,
    passwordHash: await hashPassword(password),
    language: input.language,
  });
  if (!userId) throw new Error(`${input.ownerEmail} has just got an account from elsewhere. Try again.`);
  return { userId, password };
}

/**
 * For operators: a workspace with its defaults, an owner who can sign in, and an API key, all or nothing.
 * @throws NaruError naming every fault of the input
 */
export async function createTenant(database: Database, clock: Clock, rawInput: z.input<typeof tenantInput>): Promise<CreatedTenant> {
  const parsed = tenantInput.safeParse(rawInput);
  if (!parsed.success) throw invalid(zodFaults(parsed.error));
  const input = parsed.data;
  const context = localIdentityContext(database, clock, `tenant-${randomBytes(4).toString("hex")}`);
  return withIdentity(context, async (scope) => {
    const { ownerEmail, ownerName: _, ...particulars } = input;
    const owner = await ownerOf(scope, input);
    const workspace = await openWorkspaceFor(scope, { ...particulars, ownerId: owner.userId });
    const actor = userActor({ userId: owner.userId, role: "owner", ownCustomersOnly: false });
    const key = await enterTenant(scope, { workspace, actor }, (tenant) => createApiKey.within(tenant, { name: "Operator", role: "owner" }));
    return {
      workspace: { id: workspace.tenantId, slug: workspace.slug, name: workspace.name, url: appUrl(`/${workspace.slug}`) },
      owner: { email: ownerEmail, password: owner.password },
      apiKey: apiKeyText(key.apiKeyId),
    };
  });
}
