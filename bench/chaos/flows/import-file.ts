import { setTimeout as pause } from "node:timers/promises";
import { compare, type Flow } from "../flow";
import type { ChaosWorkspace } from "../stage";

const file = (customers: number) =>
  `code,name,address,country\n${Array.from({ length: customers }, (_, i) => `C-${i},Imported customer ${i},${i} Harbour Road,KR`).join("\n")}\n`;

/** A file of customers, from upload over the dry run to the last row. */
export const importFile = (customers: number): Flow => ({
  name: "import",
  async begin(workspace) {
    const { client } = workspace;
    const fileId = await client.upload("customers.csv", file(customers));
    const { importRunId } = await client.mutate<{ importRunId: string }>("imports.create", { kind: "customers", fileId });
    const stateOf = async () => (await workspace.rows<{ status: string; rows_done: number }>("select status, rows_done from import_runs where tenant_id = $1 and id = $2", importRunId))[0];
    const asked = (async () => {
      await client.mutate("imports.check", { importRunId });
      while ((await stateOf())?.status !== "checked") await pause(100);
      await client.mutate("imports.start", { importRunId });
    })();
    asked.catch(() => undefined);
    const brought = () => workspace.count("from customers where tenant_id = $1 and code like 'C-%'");
    return {
      asked,
      share: async () => (await brought()) / customers,
      settled: async () => (await stateOf())?.status === "done",
      complaints: async () => compare({ customers, names: customers, addresses: customers, created: customers, audited: customers }, await found(workspace, importRunId)),
    };
  },
});

async function found(workspace: ChaosWorkspace, importRunId: string): Promise<Record<string, number>> {
  const [row] = await workspace.rows<Record<string, number>>(
    `select
      (select count(*)::int from customers where tenant_id = $1) as customers,
      (select count(distinct name)::int from customers where tenant_id = $1) as names,
      (select count(distinct customer_id)::int from customer_addresses where tenant_id = $1) as addresses,
      (select count(*)::int from import_rows where tenant_id = $1 and run_id = $2 and outcome = 'created' and entity_id is not null) as created,
      (select count(distinct entity_id)::int from audit_entries where tenant_id = $1 and entity_type = 'customer') as audited`,
    importRunId,
  );
  return row ?? {};
}
