import type { Subscriber } from "@/server/platform/subscription";
import { orderToCash } from "./order-to-cash";
import { reportToEndpoints } from "./report-to-endpoints";

/**
 * Every consequence of an event, in one list. A flow declares its part with `defineSubscriber` and adds it here.
 * An event may have several subscribers; each is delivered once, in its own transaction.
 */
export const subscriptions: readonly Subscriber[] = [...orderToCash, ...reportToEndpoints];
