import type { Database } from "@/db/client";
import { dateInZone } from "@/server/kernel/calendar-date";
import { apiKeyText, createApiKey } from "@/server/modules/workspaces";
import { execute } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { contextOf, type Company } from "../stage/companies";
import { httpClient, type HttpClient } from "./http-client";
import { ORDERS_LISTED, type Driver, type Loop } from "./six-steps";

/** An API key of each company, with the owner's rights. */
export async function makeApiKeys(database: Database, companies: readonly Company[]): Promise<ReadonlyMap<Company, string>> {
  const keys = new Map<Company, string>();
  for (const company of companies) {
    const { apiKeyId } = await execute(contextOf(database, company), createApiKey, { name: "Benchmark", role: "owner" }, newId());
    keys.set(company, apiKeyText(apiKeyId));
  }
  return keys;
}

/** Carries the steps out over the public API, as another program would. Every write has an idempotency key of its own. */
export function byHttp(origin: string, keys: ReadonlyMap<Company, string>, connections: number): Driver & { close(): void } {
  const clients = new Map<Company, HttpClient>([...keys].map(([company, key]) => [company, httpClient(origin, { authorization: `Bearer ${key}` }, connections)]));
  const client = (loop: Loop) => {
    const found = clients.get(loop.company);
    if (!found) throw new Error("the company has no API key");
    return found;
  };
  const write = <T>(loop: Loop, method: "POST" | "PUT", path: string, body: unknown) => client(loop).send<T>(method, `/api/v1${path}`, body, { "idempotency-key": newId() });
  return {
    close: () => clients.forEach((c) => c.close()),
    run: {
      "create order": async (loop) => {
        const order = await write<{ id: string; number: string; status: string; lineIds: string[] }>(loop, "POST", "/orders", { customerId: loop.customerId, channel: "api", confirm: true, lines: loop.lines });
        if (order.status !== "confirmed") throw new Error(`order ${order.number} was not confirmed but is ${order.status}`);
        loop.orderId = order.id;
        loop.orderLineIds = order.lineIds;
      },
      "create delivery": async (loop) => {
        const lines = loop.orderLineIds.map((orderLineId, i) => ({ orderLineId, quantity: loop.lines[i]?.quantity ?? "0" }));
        const { shipments } = await write<{ shipments: { id: string }[] }>(loop, "POST", "/shipments", { lines });
        loop.shipmentId = shipments[0]?.id ?? "";
      },
      "display order": async (loop) => {
        const order = await client(loop).send<{ lines: unknown[] }>("GET", `/api/v1/orders/${loop.orderId}`);
        if (order.lines.length !== loop.lines.length) throw new Error("the order shows other lines than were ordered");
      },
      "change delivery, goods issue": async (loop) => {
        const plannedOn = dateInZone(new Date(), loop.company.workspace.timeZone);
        const shipTo = { line1: "2 Harbour Road", city: "Busan", country: "KR" };
        await write(loop, "PUT", `/shipments/${loop.shipmentId}`, { version: 1, plannedOn, shipTo, carrier: "Hanjin", packages: 1 });
        await write(loop, "POST", `/shipments/${loop.shipmentId}/dispatch`, { trackingNumber: "HJ-0001" });
      },
      "list orders": async (loop) => {
        await client(loop).send("GET", `/api/v1/orders?customerId=${loop.customerId}&limit=${ORDERS_LISTED}`);
      },
      "create invoice": async (loop) => {
        await write(loop, "POST", "/invoices", { shipmentIds: [loop.shipmentId] });
      },
    },
  };
}
