import { sql } from "drizzle-orm";
import { defineQuery } from "@/server/platform/command";
import { runInput } from "../inputs";
import { readRun } from "../store";

/** Faults of the refused rows by kind and column, the most frequent first, each with an example. */
export const faultGroups = defineQuery({
  name: "imports.fault-groups",
  permission: "imports.run",
  input: runInput,
  async run(scope, { importRunId }) {
    const run = await readRun(scope, importRunId);
    const rows = await scope.db.execute<{ code: string; column: string | null; path: string; rows: number; params: Record<string, string | number> }>(sql`
      select f.fault ->> 'code' as code, f.fault -> 'params' ->> 'column' as "column", min(f.fault ->> 'path') as path,
        count(distinct r.id)::int as rows, (array_agg(f.fault -> 'params' order by r.position))[1] as params
      from import_rows r cross join lateral jsonb_array_elements(r.faults) as f(fault)
      where r.tenant_id = ${scope.tenantId} and r.run_id = ${run.id} and r.outcome = 'refused'
      group by 1, 2 order by rows desc, 1, 2 limit 50`);
    return { groups: rows.map((row) => ({ ...row })) };
  },
});
