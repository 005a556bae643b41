import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { connectionInput, createConnectionInput } from "../inputs";
import { receivingUrl } from "../queries/connections";
import { advanceConnectionSecret, insertConnection, removeConnectionRow } from "../store-connections";

/**
 * Another system may report what became of shipments (FUL-08). It acts for the person who made the connection, with the right
 * to dispatch alone, and ends with their membership. The answer carries no secret: the door shows it once by `webhookSecret`.
 */
export const createConnection = defineCommand({
  name: "webhooks.create-connection",
  permission: "webhooks.manage",
  input: createConnectionInput,
  async run(scope, { name, mayBackdate }) {
    if (scope.actor.kind !== "user") throw new Error("a connection is made by a person");
    const id = newId();
    await insertConnection(scope, { id, name, mayBackdate, createdBy: scope.actor.userId });
    return done({ connectionId: id, secretNo: 1, url: receivingUrl(scope, id) }, { audit: { entityType: "fulfilment_connection", entityId: id, entityLabel: name, changes: { mayBackdate: [null, mayBackdate] } } });
  },
});

/** A new secret; the one before is accepted for another day. @throws NaruError `record.not_found` */
export const rotateConnectionSecret = defineCommand({
  name: "webhooks.rotate-connection-secret",
  permission: "webhooks.manage",
  input: connectionInput,
  async run(scope, { connectionId }) {
    const { name, secretNo } = await advanceConnectionSecret(scope, connectionId);
    return done({ connectionId, secretNo }, { audit: { entityType: "fulfilment_connection", entityId: connectionId, entityLabel: name, changes: { secretNo: [secretNo - 1, secretNo] } } });
  },
});

/** Its next message is refused. @throws NaruError `record.not_found` */
export const removeConnection = defineCommand({
  name: "webhooks.remove-connection",
  permission: "webhooks.manage",
  input: connectionInput,
  async run(scope, { connectionId }) {
    const name = await removeConnectionRow(scope, connectionId);
    return done({ connectionId }, { audit: { entityType: "fulfilment_connection", entityId: connectionId, entityLabel: name, changes: { status: ["active", "removed"] } } });
  },
});
