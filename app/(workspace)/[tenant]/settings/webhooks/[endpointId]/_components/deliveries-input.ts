import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "@/app/_trpc/router-type";
import type { ListParams } from "@/app/_ui";

/** `delivery` is the message that is shown whole. */
export const deliveryFilterNames = ["status", "event", "delivery"] as const;
export const DELIVERY_STATES = ["pending", "delivered", "failed"] as const;

type Input = inferRouterInputs<AppRouter>["webhooks"]["deliveries"];

/** The address in the server's words; the same on both sides, so that what was prefetched is found. */
export function toDeliveriesInput(endpointId: string, params: ListParams<string>): Omit<Input, "cursor"> {
  const status = DELIVERY_STATES.find((state) => state === params["status"]);
  return { endpointId, status, eventType: params["event"] ?? undefined, search: params.q ?? undefined };
}
