import { createHash } from "node:crypto";
import type { DocumentContent } from "./document-content";

/** SHA-256 of a content: the version of the record, its language and its letterhead in one. */
export function contentHash(content: DocumentContent): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
