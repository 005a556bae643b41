import { openApiDocument } from "../_contract/openapi-document";
import { operations } from "../_operations";

export const dynamic = "force-dynamic";

let text: string | undefined;

/** The description of this API, for programs that write programs. Open to anyone: it tells nothing of any workspace. */
export function GET(): Response {
  text ??= JSON.stringify(openApiDocument(operations, "/api/v1"));
  return new Response(text, { headers: { "content-type": "application/json", "cache-control": "public, max-age=300", "x-content-type-options": "nosniff", "access-control-allow-origin": "*" } });
}
