import { openApiDocument, type DocumentedOperation } from "../../v1/_contract/openapi-document";
import { operations } from "../../v1/_operations";

export const apiDocument = openApiDocument(operations, "/api/v1");

export interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: DocumentedOperation;
}

const entries: readonly Entry[] = Object.entries(apiDocument.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method, path, operation })));

/** The operations by object, in the document's order. */
export const entriesByTag = apiDocument.tags.map(({ name }) => ({ name, entries: entries.filter(({ operation }) => operation.tags.includes(name)) }));

export function entryOf(operationId: string): Entry | undefined {
  return entries.find(({ operation }) => operation.operationId === operationId);
}
