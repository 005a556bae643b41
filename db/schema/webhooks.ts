import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { deliveryLifecycle, MESSAGE_OUTCOMES } from "@/server/modules/webhooks/rules/delivery-lifecycle";
import { DISABLED_REASONS, endpointLifecycle } from "@/server/modules/webhooks/rules/endpoint-lifecycle";
import { createdAt, moment, oneOf, tenantReference, tenantTable, updatedAt, version } from "../columns";
import { shipments } from "./shipments";

/** Addresses of other systems that are told of events (PLT-08). Their secrets are stored nowhere: they follow from id and number. */
export const webhookEndpoints = tenantTable(
  "webhook_endpoints",
  {
    url: text("url").notNull(),
    description: text("description"),
    eventTypes: text("event_types").array().notNull(),
    /** Only what belongs to orders of this channel; null means everything. */
    channel: text("channel"),
    status: text("status").notNull().default(endpointLifecycle.initial),
    disabledReason: text("disabled_reason"),
    disabledAt: moment("disabled_at"),
    /** Counts the secrets; a new one has the next number. */
    secretNo: integer("secret_no").notNull().default(1),
    /** Until then messages are signed with the secret before as well. */
    previousSecretUntil: moment("previous_secret_until"),
    /** The first failure since the last success. */
    failingSince: moment("failing_since"),
    lastSucceededAt: moment("last_succeeded_at"),
    createdBy: uuid("created_by"),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("webhook_endpoints_status_idx").on(t.tenantId, t.status),
    check("webhook_endpoints_status", oneOf(t.status, endpointLifecycle.states)),
    check("webhook_endpoints_disabled", sql`(${t.status} = 'disabled') = (${t.disabledReason} is not null) and (${t.disabledReason} is null or ${oneOf(t.disabledReason, DISABLED_REASONS)})`),
    check("webhook_endpoints_secret_no", sql`${t.secretNo} >= 1`),
  ],
);

/** One message for one endpoint: what is to be sent and how it went. Claimed durably before it is sent. */
export const webhookDeliveries = tenantTable(
  "webhook_deliveries",
  {
    endpointId: uuid("endpoint_id").notNull(),
    /** Header `webhook-id`: the same for every try and every endpoint. */
    messageId: uuid("message_id").notNull(),
    /** The outbox event it comes from, which is forgotten earlier; a test has none and names itself. */
    eventId: uuid("event_id").notNull(),
    /** The record it tells of: an event about several records is a message for each. */
    subjectId: uuid("subject_id").notNull(),
    /** Its number or code, for the log. */
    subjectLabel: text("subject_label").notNull(),
    eventType: text("event_type").notNull(),
    /** Exactly what is signed and sent. */
    body: text("body").notNull(),
    status: text("status").notNull().default(deliveryLifecycle.initial),
    /** Tries ever. */
    attempts: integer("attempts").notNull().default(0),
    /** Tries since it was last set going. */
    tries: integer("tries").notNull().default(0),
    /** When the next try is due; during a try, when it counts as lost with its worker. */
    nextAttemptAt: moment("next_attempt_at").notNull().default(sql`now()`),
    deliveredAt: moment("delivered_at"),
    responseStatus: integer("response_status"),
    /** What went wrong last. */
    lastFault: text("last_fault"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("webhook_deliveries_event_key").on(t.tenantId, t.endpointId, t.eventId, t.subjectId),
    index("webhook_deliveries_queue_idx").on(t.tenantId, t.nextAttemptAt).where(sql`status = 'pending'`),
    index("webhook_deliveries_log_idx").on(t.tenantId, t.endpointId, t.id),
    index("webhook_deliveries_age_idx").on(t.tenantId, t.createdAt),
    tenantReference("webhook_deliveries_endpoint_fk", t, t.endpointId, webhookEndpoints),
    check("webhook_deliveries_status", oneOf(t.status, deliveryLifecycle.states)),
  ],
);

/** Every try of a delivery, written when it begins: one without an end was lost with its worker. */
export const webhookAttempts = tenantTable(
  "webhook_attempts",
  {
    deliveryId: uuid("delivery_id").notNull(),
    attemptNo: integer("attempt_no").notNull(),
    startedAt: moment("started_at").notNull(),
    milliseconds: integer("milliseconds"),
    responseStatus: integer("response_status"),
    /** The beginning of the answer. */
    responseBody: text("response_body"),
    fault: text("fault"),
  },
  (t) => [
    uniqueIndex("webhook_attempts_key").on(t.tenantId, t.deliveryId, t.attemptNo),
    tenantReference("webhook_attempts_delivery_fk", t, t.deliveryId, webhookDeliveries),
  ],
);

/** Systems that report what became of shipments (FUL-08). They act for whoever made the connection, with these rights alone. */
export const fulfilmentConnections = tenantTable(
  "fulfilment_connections",
  {
    name: text("name").notNull(),
    /** May report a day before today. */
    mayBackdate: boolean("may_backdate").notNull().default(false),
    status: text("status").notNull().default("active"),
    secretNo: integer("secret_no").notNull().default(1),
    previousSecretUntil: moment("previous_secret_until"),
    lastReceivedAt: moment("last_received_at"),
    createdBy: uuid("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [check("fulfilment_connections_status", sql`${t.status} in ('active', 'removed')`), check("fulfilment_connections_secret_no", sql`${t.secretNo} >= 1`)],
);

/** Genuine messages of fulfilment systems and what became of each; the same message is applied once. */
export const fulfilmentMessages = tenantTable(
  "fulfilment_messages",
  {
    connectionId: uuid("connection_id").notNull(),
    /** Header `webhook-id` as the sender gave it. */
    messageId: text("message_id").notNull(),
    type: text("type").notNull(),
    body: text("body").notNull(),
    outcome: text("outcome").notNull(),
    /** Refused: why, as an error's code and parameters. */
    code: text("code"),
    params: jsonb("params").$type<Record<string, string | number>>().notNull().default({}),
    shipmentId: uuid("shipment_id"),
    /** As the sender named it. */
    shipmentName: text("shipment_name"),
    /** How often it came. */
    times: integer("times").notNull().default(1),
    receivedAt: moment("received_at").notNull(),
    lastReceivedAt: moment("last_received_at").notNull(),
  },
  (t) => [
    uniqueIndex("fulfilment_messages_key").on(t.tenantId, t.connectionId, t.messageId),
    index("fulfilment_messages_log_idx").on(t.tenantId, t.connectionId, t.id),
    tenantReference("fulfilment_messages_connection_fk", t, t.connectionId, fulfilmentConnections),
    tenantReference("fulfilment_messages_shipment_fk", t, t.shipmentId, shipments),
    check("fulfilment_messages_outcome", oneOf(t.outcome, MESSAGE_OUTCOMES)),
  ],
);
