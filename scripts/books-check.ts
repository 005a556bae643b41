import { connectDatabase } from "@/db/client";
import { checkBooks, type BooksCheck } from "@/server/modules/books-check";
import { listActiveWorkspaces } from "@/server/modules/workspaces";
import { toMajorText } from "@/server/kernel/money";
import { systemActor } from "@/server/platform/actor";
import { systemClock } from "@/server/platform/clock";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { withTenant, type Workspace } from "@/server/platform/tenant-scope";
import { Refusal, runMain, say } from "./demo/say";
import { readFlags } from "./operator/read-flags";
import { requireTables } from "./operator/require-tables";
import { loadSettings } from "./production/load-settings";

const usage = `Usage: npm run books:check [-- --tenant <workspace address name> --json]`;

function tell(workspace: Workspace, check: BooksCheck): void {
  const compared = check.checks.reduce((sum, c) => sum + c.checked, 0);
  const warned = check.warningCount > 0 ? `, ${check.warningCount} waiting` : "";
  say(`${check.differenceCount === 0 ? "agrees " : "DIFFERS"}  ${workspace.slug}  ${compared} comparisons, ${check.differenceCount} differences${warned}`);
  for (const { name, differences, differenceCount } of check.checks) {
    for (const d of differences) {
      const by = d.amountMinor === null ? (d.quantity ?? "") : `${toMajorText(BigInt(d.amountMinor), workspace.homeCurrency)} ${workspace.homeCurrency}`;
      say(`         ${name}: ${d.document}  ${d.detail.replaceAll("_", " ")}  ${by}`);
    }
    if (differenceCount > differences.length) say(`         ${name}: and ${differenceCount - differences.length} more`);
  }
}

/** `npm run books:check`: proves that the books of every workspace, or of one, agree. Ends with 1 where they do not. */
async function main(): Promise<number> {
  const { values, switches } = readFlags(process.argv.slice(2), { values: ["tenant"], switches: ["json"] }, usage);
  const settings = await loadSettings({ orRunningDemo: true });
  const connection = connectDatabase(settings.DATABASE_APP_URL ?? settings.DATABASE_URL, { max: 1, role: settings.DATABASE_APP_URL ? null : undefined, applicationName: "naru-books-check" });
  try {
    await requireTables(connection.db);
    const all = await withIdentity(localIdentityContext(connection.db, systemClock, "books-check"), listActiveWorkspaces);
    const wanted = all.filter((workspace) => !values["tenant"] || workspace.slug === values["tenant"]);
    if (values["tenant"] && wanted.length === 0) throw new Refusal(`There is no workspace "${values["tenant"]}". Its name is the first part of its address.`);
    const outcomes = [];
    for (const workspace of wanted) {
      const context = { database: connection.db, workspace, actor: systemActor("books-check"), clock: systemClock, requestId: "books-check" };
      const check = await withTenant(context, checkBooks);
      outcomes.push({ workspace: workspace.slug, ...check });
      if (!switches.has("json")) tell(workspace, check);
    }
    if (switches.has("json")) say(JSON.stringify(outcomes));
    return outcomes.some((outcome) => outcome.differenceCount > 0) ? 1 : 0;
  } finally {
    await connection.close();
  }
}

await runMain(main);
