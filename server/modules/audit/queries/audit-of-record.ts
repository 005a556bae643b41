import { and, desc, eq, inArray, notInArray, or, sql } from "drizzle-orm";
import { memberships, users } from "@/db/schema/identity";
import { auditEntries } from "@/db/schema/platform";
import { activitiesOf, type HistoryPlace, type ShownActivity } from "@/server/modules/activities";
import { getCustomer } from "@/server/modules/customers";
import { commentsOf, isRecordType, readRecord, rightToSee, type RecordType, type ShownComment } from "@/server/modules/records";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { pageOf, placeOf } from "@/server/platform/keyset";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { auditOfRecordInput } from "../inputs";
import { hiddenModules, idsIn, readableChanges, withoutCosts, type ShownChange } from "../rules/readable-changes";
import { documentsOfCustomer } from "./documents-of-customer";
import { namesOfIds } from "./names-of-ids";

const DOCUMENTS: ReadonlySet<string> = new Set(["order", "shipment", "return_receipt", "invoice", "receipt"]);

/**
 * A comment stands in the history itself, with what became of it, and so does a call or a meeting; the lines about them are for whoever
 * looks into the trail.
 */
const STANDING_THEMSELVES = ["activities.log-activity", "records.write-comment", "records.edit-comment", "records.withdraw-comment", "records.restore-comment"];

export interface TrailEntry {
  readonly id: string;
  readonly at: Date;
  /** The person's name; null when the system acted for itself. */
  readonly person: string | null;
  /** Name of the command: `orders.confirm-order`. */
  readonly action: string;
  /** The part of the record that the line is about, when it is not the record itself: a contact, an address. */
  readonly part: string | null;
  /** That part, when it is a document with a page of its own. */
  readonly document: { readonly type: string; readonly id: string } | null;
  readonly changes: readonly ShownChange[];
  readonly note: string | null;
  /** What was said, when the line is a comment. */
  readonly comment: Pick<ShownComment, "own" | "version" | "body" | "mentions" | "editedAt"> | null;
  /** What took place, when the line is a call, a meeting, a visit or a note. */
  readonly activity: ShownActivity | null;
}

interface Part {
  readonly type: string;
  readonly ids: readonly string[];
}

/**
 * Who did and said what about a record, newest first. The record is read through its own query first: who may not see it
 * gets the same refusal as there.
 * @throws NaruError `record.not_found`, `permission.missing`
 */
export const auditOfRecord = defineQuery({
  name: "audit.of-record",
  permission: "customers.view",
  input: auditOfRecordInput,
  async run(scope, { type, id, show, cursor, limit }): Promise<{ rows: TrailEntry[]; nextCursor: string | null }> {
    const parts = await partsOfVisible(scope, type, id);
    const before = cursor ? placeOf(cursor) : null;
    const of = (kind: typeof show) => show === "all" || show === kind;
    const [done, said, met] = await Promise.all([
      of("changes") ? changesOf(scope, parts, before, limit + 1) : [],
      of("comments") ? commentsOf(scope, parts, before, limit + 1) : [],
      of("activities") && type === "customer" ? activitiesOf(scope, id, before, limit + 1) : [],
    ]);
    const merged = [...done.map((line) => lineOf(line, id)), ...said.map((comment) => commentLine(comment, id)), ...met.map(activityLine)].sort(latestFirst);
    const page = pageOf(merged, limit, (row) => row.at.toISOString());
    const names = await namesOfIds(scope, page.rows.flatMap((row) => idsIn(row.changes)));
    return { nextCursor: page.nextCursor, rows: page.rows.map((row) => ({ ...row, changes: readableChanges(row.changes, names) })) };
  },
});

/** By the moment; ids begin with theirs, so that what has the same moment stands as it was written. */
const latestFirst = (a: UnnamedEntry, b: UnnamedEntry) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1);

type Line = Awaited<ReturnType<typeof changesOf>>[number];
type UnnamedEntry = Omit<TrailEntry, "changes"> & { changes: Readonly<Record<string, readonly [unknown, unknown]>> };

function changesOf(scope: TenantScope, parts: readonly Part[], before: HistoryPlace | null, limit: number) {
  const hidden = hiddenModules((right) => actorMay(scope.actor, right));
  return scope.db
    .select({ entry: auditEntries, person: users.name })
    .from(auditEntries)
    .leftJoin(memberships, and(eq(memberships.tenantId, auditEntries.tenantId), eq(memberships.userId, auditEntries.actorUserId)))
    .leftJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(auditEntries.tenantId, scope.tenantId),
        or(...parts.filter((p) => p.ids.length > 0).map((p) => and(eq(auditEntries.entityType, p.type), inArray(auditEntries.entityId, [...p.ids])))),
        hidden.length > 0 ? notInArray(sql`split_part(${auditEntries.action}, '.', 1)`, hidden) : undefined,
        notInArray(auditEntries.action, STANDING_THEMSELVES),
        before ? sql`(${auditEntries.at}, ${auditEntries.id}) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(limit)
    .then((rows) => rows.map(({ entry, person }) => ({ ...entry, person, changes: actorMay(scope.actor, "costs.view") ? entry.changes : withoutCosts(entry.entityType, entry.changes) })));
}

function lineOf(line: Line, recordId: string): UnnamedEntry {
  const { id, at, person, action, note, changes } = line;
  const other = line.entityId !== recordId;
  return { id, at, person, action, note, changes, part: other ? line.entityLabel : null, document: other ? documentOf(line.entityType, line.entityId) : null, comment: null, activity: null };
}

function commentLine({ id, at, author, own, version, body, mentions, editedAt, recordType, recordId, recordLabel }: ShownComment, of: string): UnnamedEntry {
  const other = recordId !== of;
  return {
    id, at, person: author, action: "records.write-comment", note: null, changes: {}, part: other ? recordLabel : null, document: other ? documentOf(recordType, recordId) : null,
    comment: { own, version, body, mentions, editedAt }, activity: null,
  };
}

/** Where it happened in time, whenever it was logged. */
function activityLine(activity: ShownActivity): UnnamedEntry {
  return { id: activity.id, at: activity.happenedAt, person: activity.person, action: "activities.log-activity", note: null, changes: {}, part: null, document: null, comment: null, activity };
}

const documentOf = (type: string, id: string) => (DOCUMENTS.has(type) ? { type, id } : null);

/**
 * The record and what belongs to it, as the trail names them.
 * @throws NaruError when the actor may not see the record
 */
async function partsOfVisible(scope: TenantScope, type: RecordType, id: string): Promise<Part[]> {
  const own = { type, ids: [id] };
  if (type !== "customer") {
    await readRecord(scope, type, id);
    return [own];
  }
  const { entities, contacts, addresses } = await getCustomer.within(scope, { customerId: id });
  return [
    own,
    { type: "legal_entity", ids: entities.map((e) => e.id) },
    { type: "contact", ids: contacts.map((c) => c.id) },
    { type: "customer_address", ids: addresses.map((a) => a.id) },
    ...(await documentsOfCustomer(scope, id)).filter((part) => !isRecordType(part.type) || actorMay(scope.actor, rightToSee(part.type))),
  ];
}
