import { and, desc, eq, inArray, lt, notInArray, or, sql } from "drizzle-orm";
import { memberships, users } from "@/db/schema/identity";
import { auditEntries } from "@/db/schema/platform";
import { getCustomer } from "@/server/modules/customers";
import { getInvoice } from "@/server/modules/invoicing";
import { getOrder } from "@/server/modules/orders";
import { getReceipt } from "@/server/modules/receivables";
import { getShipment } from "@/server/modules/shipments";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { decodeCursor, pageOf } from "@/server/platform/keyset";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { auditOfRecordInput } from "../inputs";
import { hiddenModules, idsIn, readableChanges, type RecordType, type ShownChange } from "../rules/readable-changes";
import { documentsOfCustomer } from "./documents-of-customer";
import { namesOfIds } from "./names-of-ids";

const DOCUMENTS: ReadonlySet<string> = new Set(["order", "shipment", "return_receipt", "invoice", "receipt"]);

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
}

/**
 * Who did what to a record, newest first. The record is read through its own query first: who may not see it
 * gets the same refusal as there.
 * @throws NaruError `record.not_found`, `permission.missing`
 */
export const auditOfRecord = defineQuery({
  name: "audit.of-record",
  permission: "customers.view",
  input: auditOfRecordInput,
  async run(scope, { type, id, cursor, limit }): Promise<{ rows: TrailEntry[]; nextCursor: string | null }> {
    const parts = await partsOfVisible(scope, type, id);
    const hidden = hiddenModules((right) => actorMay(scope.actor, right));
    const rows = await scope.db
      .select({ entry: auditEntries, person: users.name })
      .from(auditEntries)
      .leftJoin(memberships, and(eq(memberships.tenantId, auditEntries.tenantId), eq(memberships.userId, auditEntries.actorUserId)))
      .leftJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(auditEntries.tenantId, scope.tenantId),
          or(...parts.filter((p) => p.ids.length > 0).map((p) => and(eq(auditEntries.entityType, p.type), inArray(auditEntries.entityId, p.ids)))),
          hidden.length > 0 ? notInArray(sql`split_part(${auditEntries.action}, '.', 1)`, hidden) : undefined,
          cursor ? lt(auditEntries.id, decodeCursor(cursor).id) : undefined,
        ),
      )
      .orderBy(desc(auditEntries.id))
      .limit(limit + 1);
    const page = pageOf(rows.map(({ entry, person }) => ({ ...entry, person })), limit, () => "");
    const names = await namesOfIds(scope, page.rows.flatMap((row) => idsIn(row.changes)));
    return {
      nextCursor: page.nextCursor,
      rows: page.rows.map((row) => ({
        id: row.id,
        at: row.at,
        person: row.person,
        action: row.action,
        part: row.entityId === id ? null : row.entityLabel,
        document: row.entityId !== id && DOCUMENTS.has(row.entityType) ? { type: row.entityType, id: row.entityId } : null,
        changes: readableChanges(row.changes, names),
        note: row.note,
      })),
    };
  },
});

/**
 * The record and what belongs to it, as the trail names them.
 * @throws NaruError when the actor may not see the record
 */
async function partsOfVisible(scope: TenantScope, type: RecordType, id: string): Promise<{ type: string; ids: string[] }[]> {
  const own = { type, ids: [id] };
  switch (type) {
    case "order":
      await getOrder.within(scope, { orderId: id });
      return [own];
    case "shipment":
      await getShipment.within(scope, { shipmentId: id });
      return [own];
    case "invoice":
      await getInvoice.within(scope, { invoiceId: id });
      return [own];
    case "receipt":
      await getReceipt.within(scope, { receiptId: id });
      return [own];
    case "customer": {
      const { entities, contacts, addresses } = await getCustomer.within(scope, { customerId: id });
      return [
        own,
        { type: "legal_entity", ids: entities.map((e) => e.id) },
        { type: "contact", ids: contacts.map((c) => c.id) },
        { type: "customer_address", ids: addresses.map((a) => a.id) },
        ...(await documentsOfCustomer(scope, id)),
      ];
    }
  }
}
