import { withTenant, type TenantContext, type TenantScope } from "@/server/platform/tenant-scope";
import { changedRecords, newestAuditId, type ChangedRecord } from "./queries/changed-records";
import { readRecords } from "./queries/read-records";
import { SEARCH_KINDS, type SearchKind } from "./rules/search-kinds";
import { dropDocuments, lockProgress, saveProgress, writeIndex, type Progress } from "./store";

const WALKED_AT_ONCE = 500;
const CHANGES_AT_ONCE = 500;
/** A transaction may commit its audit line so much later than a line with a higher id: so far back is looked again. */
const LATEST_COMMIT_MS = 60_000;
const FIRST_ID = "00000000-0000-7000-8000-000000000000";

/**
 * Brings the search index up to the records: a workspace that has none is walked through once, from then on the audit trail says
 * what changed. Every step is a transaction of its own, so that a run that dies is taken up where it was; two do not run at once.
 */
export async function followChanges(context: TenantContext): Promise<void> {
  while (await withTenant(context, oneStep));
}

/** @returns whether there is more to do */
async function oneStep(scope: TenantScope): Promise<boolean> {
  const progress = await lockProgress(scope, (await newestAuditId(scope)) ?? FIRST_ID);
  if (!progress) return false;
  return progress.phase === "follow" ? followTrail(scope, progress) : walkThrough(scope, progress, progress.phase as SearchKind);
}

async function walkThrough(scope: TenantScope, progress: Progress, kind: SearchKind): Promise<boolean> {
  const records = await readRecords(scope, kind, { after: progress.cursor, limit: WALKED_AT_ONCE });
  const nextDocNo = await writeIndex(scope, kind, records, progress.nextDocNo);
  const last = records.length === WALKED_AT_ONCE ? (records.at(-1)?.id ?? null) : null;
  const phase = last ? kind : (SEARCH_KINDS[SEARCH_KINDS.indexOf(kind) + 1] ?? "follow");
  await saveProgress(scope, { ...progress, phase, cursor: last, nextDocNo }, true);
  return true;
}

async function followTrail(scope: TenantScope, progress: Progress): Promise<boolean> {
  const newest = await newestAuditId(scope);
  const { changes, full } = await changedRecords(scope, backBy(progress.seenAuditId, LATEST_COMMIT_MS), CHANGES_AT_ONCE);
  let nextDocNo = progress.nextDocNo;
  for (const kind of new Set(changes.map((change) => change.kind))) {
    nextDocNo = await indexChanged(scope, kind, changes.filter((change) => change.kind === kind), nextDocNo);
  }
  // While a page was full, the newest line may not be among those looked at: the mark moves to the last one that was.
  const seenAuditId = latest(progress.seenAuditId, full ? changes.at(-1)?.auditId : newest);
  await saveProgress(scope, { ...progress, seenAuditId, nextDocNo }, changes.length > 0 || seenAuditId !== progress.seenAuditId);
  return full && seenAuditId !== progress.seenAuditId;
}

async function indexChanged(scope: TenantScope, kind: SearchKind, changes: readonly ChangedRecord[], nextDocNo: number): Promise<number> {
  const auditOf = new Map(changes.map((change) => [change.id, change.auditId]));
  const records = await readRecords(scope, kind, { ids: [...auditOf.keys()] });
  const found = new Set(records.map((record) => record.id));
  await dropDocuments(scope, kind, [...auditOf.keys()].filter((id) => !found.has(id)));
  return writeIndex(scope, kind, records.map((record) => ({ ...record, auditId: auditOf.get(record.id) })), nextDocNo);
}

function latest(a: string, b: string | null | undefined): string {
  return b && b > a ? b : a;
}

/** The first id of a moment `ms` before an id was made: ids begin with their time in milliseconds. */
function backBy(id: string, ms: number): string {
  const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  const hex = Math.max(0, made - ms).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
