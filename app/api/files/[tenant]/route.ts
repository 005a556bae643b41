import { isForeign, refuse } from "@/app/api/_request/guard";
import { requestContext } from "@/app/api/_request/request-context";
import { attachFile, isAttachable, storeLetterheadPicture } from "@/server/modules/documents";
import { notFound } from "@/server/kernel/errors";
import { requirePermission } from "@/server/platform/actor";
import { describeError } from "@/server/platform/describe-error";
import { LARGEST_FILE_BYTES, storeFile } from "@/server/platform/files";
import { log, withLogContext } from "@/server/platform/log";
import { withTenant, type TenantScope } from "@/server/platform/tenant-scope";

/** The parts' headers around the file. */
const ENVELOPE_BYTES = 16 * 1024;

/**
 * Takes a file in: for an import, beside a record (`?type=order&id=…`) or for the letterhead (`?for=letterhead`). One part named `file`, as multipart/form-data, from the product's own pages only (Origin,
 * and the header `x-workspace`, which no form of another site can send). Answers with the file's id.
 */
export async function POST(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params;
  const context = await requestContext(request);
  const { requestId, member } = context;
  if (isForeign(request) || request.headers.get("x-workspace") !== tenant) return refuse(403, "request.foreign_origin", requestId);
  if (!member) return refuse(401, "session.missing", requestId);
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  // Without a length the whole body would have to be taken in to know that it is too large.
  if (!(length <= LARGEST_FILE_BYTES + ENVELOPE_BYTES)) return refuse(413, "files.too_large", requestId, { megabytes: LARGEST_FILE_BYTES / 1024 / 1024 });
  return withLogContext({ requestId }, async () => {
    try {
      const file = (await request.formData()).get("file");
      if (!(file instanceof File)) return refuse(400, "files.empty", requestId);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const tenantContext = { database: context.database, workspace: member.workspace, actor: member.actor, clock: context.clock, requestId };
      const stored = await withTenant(tenantContext, (scope) => keep(scope, new URL(request.url).searchParams, { name: file.name, bytes }));
      return Response.json({ fileId: stored.id, name: stored.name }, { headers: { "x-request-id": requestId } });
    } catch (error) {
      const described = describeError(error);
      if (!described.expected) log().error({ err: error }, "file could not be taken in");
      return refuse(described.status, described.code, requestId, described.params);
    }
  });
}

/** Each place judges who may put what there. */
function keep(scope: TenantScope, place: URLSearchParams, file: { name: string; bytes: Uint8Array }) {
  const [type, id] = [place.get("type"), place.get("id")];
  if (place.get("for") === "letterhead") return storeLetterheadPicture(scope, file);
  if (type !== null) {
    if (!isAttachable(type) || !id || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw notFound("record");
    return attachFile(scope, { ...file, type, id });
  }
  requirePermission(scope.actor, "imports.run");
  return storeFile(scope, { ...file, accept: ["csv", "xlsx"] });
}
