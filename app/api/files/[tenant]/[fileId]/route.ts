import { isForeign, refuse } from "@/app/api/_request/guard";
import { requestContext } from "@/app/api/_request/request-context";
import { readableFile, recordView } from "@/server/modules/documents";
import { describeError } from "@/server/platform/describe-error";
import type { FileId } from "@/server/platform/files";
import { log, withLogContext } from "@/server/platform/log";
import { withTenant } from "@/server/platform/tenant-scope";

interface FileParams {
  params: Promise<{ tenant: string; fileId: string }>;
}

/** Kinds a browser shows without running anything of theirs. */
const SHOWN = new Set(["application/pdf", "image/png", "image/jpeg"]);

/**
 * A stored file: as a download, or with `?view` shown in a tab of its own where its kind allows it. Who opens what belongs to
 * a record is remembered (DOC-02).
 */
export async function GET(request: Request, { params }: FileParams): Promise<Response> {
  const { tenant, fileId } = await params;
  const headers = new Headers(request.headers);
  headers.set("x-workspace", tenant);
  const context = await requestContext(new Request(request.url, { headers }));
  const { requestId, member } = context;
  if (isForeign(request)) return refuse(403, "request.foreign_origin", requestId);
  if (!member) return refuse(401, "session.missing", requestId);
  return withLogContext({ requestId }, async () => {
    try {
      const scope = { database: context.database, workspace: member.workspace, actor: member.actor, clock: context.clock, requestId };
      const wished = new URL(request.url).searchParams.has("view");
      const { file, viewed } = await withTenant(scope, async (opened) => {
        const found = await readableFile.within(opened, { fileId: fileId as FileId });
        const shows = wished && SHOWN.has(found.contentType);
        if (found.ofRecord) await recordView(opened, found.id, shows ? "viewed" : "downloaded");
        return { file: found, viewed: shows };
      });
      const bytes = await file.bytes();
      return new Response(new Uint8Array(bytes), {
        headers: {
          "content-type": file.contentType,
          "content-length": String(bytes.byteLength),
          "content-disposition": disposition(viewed ? "inline" : "attachment", file.name),
          "x-content-type-options": "nosniff",
          // A sandboxed PDF is not shown by browsers; its viewer runs in an origin of its own.
          "content-security-policy": viewed ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'" : "default-src 'none'; sandbox",
          "cross-origin-resource-policy": "same-origin",
          "cache-control": "private, no-store",
          "x-request-id": requestId,
        },
      });
    } catch (error) {
      const described = describeError(error);
      if (!described.expected) log().error({ err: error, fileId }, "file could not be sent");
      return refuse(described.status, described.code, requestId);
    }
  });
}

/** RFC 6266: the plain name for old programs, the exact one in UTF-8 beside it. */
function disposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
