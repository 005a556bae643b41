import { isForeign, refuse } from "@/app/api/_request/guard";
import { requestContext } from "@/app/api/_request/request-context";
import { read } from "@/server/platform/command";
import { describeError } from "@/server/platform/describe-error";
import { downloadFile, type FileId } from "@/server/platform/files";
import { log, withLogContext } from "@/server/platform/log";

interface FileParams {
  params: Promise<{ tenant: string; fileId: string }>;
}

/** A stored file, always as a download and never shown in the page's own origin. */
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
      const file = await read(scope, downloadFile, { fileId: fileId as FileId });
      const bytes = await file.bytes();
      return new Response(new Uint8Array(bytes), {
        headers: {
          "content-type": file.contentType,
          "content-length": String(bytes.byteLength),
          "content-disposition": attachment(file.name),
          "x-content-type-options": "nosniff",
          "content-security-policy": "default-src 'none'; sandbox",
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
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const exact = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
