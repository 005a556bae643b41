import { sql } from "drizzle-orm";
import { check, index, text, uuid } from "drizzle-orm/pg-core";
import { calendarDay, createdAt, moment, tenantReference, tenantTable, updatedAt, version } from "../columns";
import { contacts, customers } from "./customers";

/** What happened between us and a customer outside of documents: calls, meetings, visits; and what was agreed to do next. */
export const activities = tenantTable(
  "activities",
  {
    customerId: uuid("customer_id").notNull(),
    /** With whom at the customer. */
    contactId: uuid("contact_id"),
    kind: text("kind").notNull(),
    /** When it took place, which may be long before it is logged. Whole milliseconds: places in a customer's history rely on it. */
    happenedAt: moment("happened_at").notNull(),
    subject: text("subject").notNull(),
    notes: text("notes"),
    nextStep: text("next_step"),
    nextStepOn: calendarDay("next_step_on"),
    nextStepDoneAt: moment("next_step_done_at"),
    /** Who called or met. */
    userId: uuid("user_id").notNull(),
    withdrawnAt: moment("withdrawn_at"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("activities_customer_idx").on(t.tenantId, t.customerId, t.happenedAt, t.id),
    // Steps that wait, by the day they are due.
    index("activities_step_idx").on(t.tenantId, t.nextStepOn, t.id).where(sql`next_step_on is not null and next_step_done_at is null and withdrawn_at is null`),
    tenantReference("activities_customer_fk", t, t.customerId, customers),
    tenantReference("activities_contact_fk", t, t.contactId, contacts),
    check("activities_kind", sql`${t.kind} in ('call_out', 'call_in', 'meeting', 'visit', 'memo')`),
    check("activities_next_step", sql`${t.nextStep} is not null or (${t.nextStepOn} is null and ${t.nextStepDoneAt} is null)`),
  ],
);
