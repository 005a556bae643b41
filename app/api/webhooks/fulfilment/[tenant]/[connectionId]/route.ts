import { originOf } from "@/app/_auth/request-origin";
import { acceptedLocale } from "@/app/_i18n/accepted-locale";
import { problemOf } from "@/app/api/v1/_request/problem";
import { NaruError } from "@/server/kernel/errors";
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

type Refused = Parameters<typeof problemOf>[0];

/** `code` is for the program, `detail` for whoever reads its log: what happened and what to do next. */
async function refusal({ status, code, params, faults }: Refused, requestId: string, language: Parameters<typeof problemOf>[3]): Promise<Response> {
  const { detail } = await problemOf({ status, code, params, faults }, requestId, undefined, language);
  return Response.json({ error: { code, detail, params, faults, requestId } }, { status, headers: { "x-request-id": requestId, "cache-control": "no-store" } });
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
    const language = acceptedLocale(request.headers.get("accept-language"));
    if (body === null) return refusal({ status: 413, code: "request.too_large", params: { kilobytes: LARGEST_BODY_BYTES / 1024 }, faults: [] }, requestId, language);
    try {
      const workspace = await withIdentity(localIdentityContext(database(), systemClock, requestId), (scope) => loadWorkspaceBySlug(scope, tenant));
      if (!workspace) throw new NaruError("unauthenticated", "webhooks.not_genuine");
      const header = (name: string) => request.headers.get(`webhook-${name}`);
      const message = { connectionId, id: header("id"), timestamp: header("timestamp"), signature: header("signature"), body };
      const received = await receiveMessage({ database: database(), workspace, clock: systemClock, requestId }, message);
      return Response.json(received, { headers: { "x-request-id": requestId, "cache-control": "no-store" } });
    } catch (error) {
      const described = describeError(error);
      if (!described.expected) log().error({ err: error }, "fulfilment message failed");
      return refusal(described, requestId, language);
    }
  });
}
