import { sql } from "drizzle-orm";
import { z } from "zod";
import { defineQuery } from "@/server/platform/command";
import { readSetup } from "../store";

export const CHECKLIST_STEPS = ["email", "item", "stock", "customer", "order", "company", "balances", "members"] as const;
export type ChecklistStep = (typeof CHECKLIST_STEPS)[number];

/** Steps to the first order; the others may wait. */
const FIRST: ReadonlySet<ChecklistStep> = new Set(["item", "stock", "customer", "order"]);

/** What a new workspace still needs, read from its facts; `open` is false when all is done or somebody put it away. */
export const getChecklist = defineQuery({
  name: "setup.get-checklist",
  permission: "today.view",
  input: z.object({}),
  async run(scope) {
    const me = scope.actor.kind === "user" ? scope.actor.userId : null;
    const t = scope.tenantId;
    const [facts, setup] = await Promise.all([
      scope.db.execute<Record<ChecklistStep, boolean>>(sql`
        select
          not exists (select 1 from users u where u.id = ${me}::uuid and u.email_verified_at is null) as email,
          exists (select 1 from items where tenant_id = ${t}) as item,
          exists (select 1 from stock_moves where tenant_id = ${t}) as stock,
          exists (select 1 from customers where tenant_id = ${t}) as customer,
          exists (select 1 from orders where tenant_id = ${t} and status <> 'draft') as "order",
          exists (select 1 from company_profiles where tenant_id = ${t} and (logo_file_id is not null or line1 is not null)) as company,
          exists (select 1 from journal_entries where tenant_id = ${t} and source_type in ('opening', 'opening_balance')) as balances,
          ((select count(*) from memberships where tenant_id = ${t} and deactivated_at is null) > 1 or exists (select 1 from invitations where tenant_id = ${t})) as members`),
      readSetup(scope),
    ]);
    const done = facts[0];
    const steps = CHECKLIST_STEPS.map((id) => ({ id, first: FIRST.has(id), done: done?.[id] === true }));
    const sample = setup && setup.sampleSteps > 0 ? { steps: setup.sampleSteps, done: setup.sampleDone, removing: setup.removeAskedAt !== null } : null;
    return { open: !sample && !setup?.dismissedAt && steps.some((step) => !step.done), steps, sample };
  },
});
