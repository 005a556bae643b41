import { z } from "zod";
import { notFound } from "@/server/kernel/errors";
import { openWorkspaceFor } from "@/server/flows/open-workspace";
import { beginSample } from "@/server/modules/setup";
import { loadWorkspaceOfMember } from "@/server/modules/workspaces";
import { systemActor } from "@/server/platform/actor";
import { defineIdentityCommand, requireUser } from "@/server/platform/identity-command";
import { wakeWorker } from "@/server/platform/outbox";
import { enterTenant } from "@/server/platform/tenant-scope";
import { SAMPLE_STEPS } from "./continue-sample";
import { wordsOf } from "./sample-goods";

/**
 * Opens a workspace of its own for sample data, like the one it is asked from (country, currency, zone, language); the worker
 * fills it. Nothing of it is in the real workspace, and it can be removed as a whole.
 * @throws NaruError not_found
 */
export const openSample = defineIdentityCommand({
  name: "setup.open-sample",
  access: "signed_in",
  input: z.object({ slug: z.string().min(1).max(100) }),
  async run(scope, { slug }) {
    const userId = requireUser(scope);
    const from = await loadWorkspaceOfMember(scope, slug, userId);
    if (!from) throw notFound("workspace");
    const { country, homeCurrency, timeZone, language } = from;
    const name = `${wordsOf(language).sample}: ${from.name}`.slice(0, 120);
    const workspace = await openWorkspaceFor(scope, { name, country, homeCurrency, timeZone, language: language as "en", ownerId: userId });
    await enterTenant(scope, { workspace, actor: systemActor("sample") }, async (tenant) => {
      await beginSample(tenant, SAMPLE_STEPS);
      await wakeWorker(tenant);
    });
    return { slug: workspace.slug, name: workspace.name };
  },
});
