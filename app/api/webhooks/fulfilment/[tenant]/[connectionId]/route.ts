import { originOf } from "@/app/_auth/request-origin";
import { refuse } from "@/app/api/_request/guard";
import { loadWorkspaceBySlug } from "@/server/modules/workspaces";
import { receiveMessage } from "@/server/modules/webhooks";
import { systemClock } from "@/server/platform/clock";
import { database } from "@/server/platform/database";
import { describeError } from "@/server/platform/describe-error";
import { localIdentityContext, withIdentity } from "@/server/platform/identity";
import { log, withLogContext } from "@/server/platform/log";
import { readLimited } from "./read-limited";

/** Reports on one shipment each are small; nothing larger is taken in. */
const LARGEST_BODY_BYTES = 64 * 1024;

interface Address {
  params: Promise<{ tenant: string; connectionId: string }>;
}

/**
 * Where a fulfilment system reports that a shipment was dispatched or delivered (FUL-08, docs/webhooks.md). The signature says
 * who it is: neither session nor API key counts here. An unknown workspace is answered like a wrong signature.
 */
export async function POST(request: Request, { params }: Address): Promise<Response> {
  const { tenant, connectionId } = await params;
  const { requestId } = originOf((name) => request.headers.get(name));
  return withLogContext({ requestId }, async () => {
    const body = await readLimited(request, LARGEST_BODY_BYTES);
    if (body === null) return refuse(413, "request.too_large", requestId, { kilobytes: LARGEST_BODY_BYTES / 1024 });
    try {
      const workspace = await withIdentity(localIdentityContext(database(), systemClock, requestId), (scope) => loadWorkspaceBySlug(scope, tenant));
      if (!workspace) return refuse(401, "webhooks.not_genuine", requestId);
      const header = (name: string) => request.headers.get(`webhook-${name}`);
      const message = { connectionId, id: header("id"), timestamp: header("timestamp"), signature: header("signature"), body };
      const received = await receiveMessage({ database: database(), workspace, clock: systemClock, requestId }, message);
      return Response.json(received, { headers: { "x-request-id": requestId, "cache-control": "no-store" } });
    } catch (error) {
      const described = describeError(error);
      if (!described.expected) log().error({ err: error }, "fulfilment message failed");
      const { status, code, params: values, faults } = described;
      return Response.json({ error: { code, params: values, faults, requestId } }, { status, headers: { "x-request-id": requestId, "cache-control": "no-store" } });
    }
  });
}
