import { notFound, refused } from "@/server/kernel/errors";
import { defineCommand, done } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { tokenHash } from "@/server/platform/secrets";
import { apiKeyText } from "../api-key-text";
import { apiKeyInput, createApiKeyInput } from "../inputs";
import { insertApiKey, revokeApiKeyRow } from "../store-api-keys";

/**
 * A key for another program, with the rights of a role, narrowed to what its scopes name; it acts for the person who made it and ends with their
 * membership. The answer carries no key: the door shows it once by `apiKeyText`.
 */
export const createApiKey = defineCommand({
  name: "workspaces.create-api-key",
  permission: "api_keys.manage",
  input: createApiKeyInput,
  async run(scope, { name, role, scopes }) {
    const { actor } = scope;
    if (actor.kind !== "user") throw new Error("an API key is made by a person");
    if (role === "owner" && actor.role !== "owner") throw refused("members.only_owner_changes_owner");
    const id = newId();
    const key = apiKeyText(id);
    await insertApiKey(scope, { id, name, prefix: key.slice(0, 10), keyHash: tokenHash(key), role, scopes: scopes ?? null, createdBy: actor.userId });
    return done({ apiKeyId: id, name }, { audit: { entityType: "api_key", entityId: id, entityLabel: name, changes: { role: [null, role], scopes: [null, scopes?.join(", ") ?? "all"] } } });
  },
});

/** Ends a key; its next request is refused. */
export const revokeApiKey = defineCommand({
  name: "workspaces.revoke-api-key",
  permission: "api_keys.manage",
  input: apiKeyInput,
  async run(scope, { apiKeyId }) {
    const name = await revokeApiKeyRow(scope, apiKeyId);
    if (!name) throw notFound("api_key");
    return done({ apiKeyId }, { audit: { entityType: "api_key", entityId: apiKeyId, entityLabel: name, changes: { revokedAt: [null, scope.now] } } });
  },
});
