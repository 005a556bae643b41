import { readdirSync } from "node:fs";
import { sep } from "node:path";
import type { Api, Upload } from "../fixtures/api";

/** Shown while developing only; in production it does not exist. */
const developmentOnly = ["/design"];

/** Every page of the application as its folder says it: `/[tenant]/orders/[orderId]`. */
export function pageRoutes(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => file === "page.tsx" || file.endsWith(`${sep}page.tsx`));
  const routes = files.map((file) => `/${file.split(sep).slice(0, -1).filter((part) => !/^\(.*\)$/.test(part)).join("/")}`);
  return routes.filter((route) => !developmentOnly.includes(route)).sort();
}

/** Pages for somebody who is not signed in. */
export const isOpenToAll = (route: string) => ["/sign-in", "/register", "/forgot-password", "/reset-password", "/verify-email", "/invitation"].includes(route);

type Find = (api: Api) => Promise<string | undefined>;
type FindId = (api: Api, upload: Upload) => Promise<string | undefined>;

const customer: Find = async (api) => (await api.customers.list.query({ limit: 1 })).rows[0]?.id;
const item: Find = async (api) => (await api.catalog.items.query({ kind: "stocked", limit: 1 })).rows[0]?.id;
const order: Find = async (api) => (await api.orders.list.query({ progress: ["invoiced"], limit: 1 })).rows[0]?.id;
const shipment: Find = async (api) => (await api.shipments.list.query({ status: "dispatched", limit: 1 })).rows[0]?.id;
const invoice: Find = async (api) => (await api.invoicing.list.query({ kind: "invoice", limit: 1 })).rows[0]?.id;

const plannedShipment: Find = async (api) => (await api.shipments.list.query({ status: "planned", limit: 1 })).rows[0]?.id;

/** A draft like somebody has left it: made when there is none. */
const draftOrder: Find = async (api) => {
  const found = (await api.orders.list.query({ status: ["draft"], limit: 1 })).rows[0]?.id;
  if (found) return found;
  const [customerId, itemId] = await Promise.all([customer(api), item(api)]);
  return (await api.orders.create.mutate({ customerId: customerId ?? "", lines: [{ itemId: itemId ?? "", quantity: "2" }] })).orderId;
};

const count: Find = async (api) => {
  const found = (await api.stock.counts.query({})).rows[0]?.id;
  if (found) return found;
  const [warehouse] = await api.stock.warehouses.query({});
  return (await api.stock.openCount.mutate({ warehouseId: warehouse?.id ?? "" })).countId;
};

const stockDocument: Find = async (api) => {
  const [warehouse] = await api.stock.warehouses.query({});
  const itemId = await item(api);
  return (await api.stock.adjust.mutate({ warehouseId: warehouse?.id ?? "", reason: "Found behind the shelf", lines: [{ itemId: itemId ?? "", quantity: "1", unitCost: "100" }] })).documentId;
};

const returned: Find = async (api) => {
  const found = (await api.shipments.returns.query({ limit: 1 })).rows[0]?.id;
  if (found) return found;
  const shipmentId = (await shipment(api)) ?? "";
  const { lines } = await api.shipments.get.query({ shipmentId });
  const made = await api.shipments.receiveReturn.mutate({ shipmentId, reason: "Wrong size", lines: [{ shipmentLineId: lines[0]?.id ?? "", quantity: "1", disposition: "restock" }] });
  return made.returnReceiptId;
};

/** A file of suppliers that has been looked through: one good line and two with faults. */
const importRun: FindId = async (api, upload) => {
  const file = "code,name,email,country\nS-900,Gwangju Optics,desk@gwangju.example,KR\n,No code at all,,KR\nS-902,Bad country,,Korea-ish\n";
  const { importRunId } = await api.imports.create.mutate({ kind: "suppliers", fileId: await upload("suppliers.csv", new TextEncoder().encode(file)) });
  await api.imports.check.mutate({ importRunId });
  return importRunId;
};

/** Real records for the parts of an address, the closest rule first. */
const ids: Readonly<Record<string, FindId>> = {
  "/orders/[orderId]/edit": draftOrder,
  "/shipments/[shipmentId]/edit": plannedShipment,
  "/inbound/[receiptId]": async (api) => (await api.supply.expected.query({ limit: 1 })).rows[0]?.id,
  "[runId]": importRun,
  "[supplierId]": async (api) => (await api.supply.suppliers.query({ limit: 1 })).rows[0]?.id,
  "[customerId]": customer,
  "[itemId]": item,
  "[orderId]": order,
  "[shipmentId]": shipment,
  "[invoiceId]": invoice,
  "[returnReceiptId]": returned,
  "[countId]": count,
  "[documentId]": stockDocument,
  "[priceListId]": async (api) => (await api.pricing.lists.query({})).rows[0]?.id,
  "[receiptId]": async (api) => (await api.receivables.receipts.query({ limit: 1 })).rows[0]?.id,
  "[entryId]": async (api) => (await api.ledger.entries.query({ limit: 1 })).rows[0]?.id,
  "[operationId]": () => Promise.resolve("createOrder"),
  "[endpointId]": async (api) => {
    const made = await api.webhooks.createEndpoint.mutate({ url: "https://shop.example.com/naru", eventTypes: ["order.confirmed", "shipment.dispatched"] });
    await api.webhooks.sendTest.mutate({ endpointId: made.endpointId });
    return made.endpointId;
  },
  "[connectionId]": async (api) => (await api.webhooks.createConnection.mutate({ name: "North warehouse" })).connectionId,
  "[accountId]": async (api) => (await api.ledger.accounts.query({})).rows[0]?.id,
};

/** What a page needs in its address to have something to show. */
const queries: Readonly<Record<string, (api: Api) => Promise<string>>> = {
  "/shipments/new": async (api) => `?order=${(await api.shipments.openOrders.query({ limit: 1 })).rows[0]?.orderId ?? ""}`,
  "/returns/new": async (api) => `?shipment=${(await shipment(api)) ?? ""}`,
  "/invoices/new": async (api) => `?shipments=${(await api.invoicing.toInvoice.query({})).rows[0]?.id ?? ""}`,
  "/receivables/receipts/new": async (api) => `?customer=${(await api.receivables.list.query({ limit: 1 })).rows[0]?.customerId ?? ""}`,
};

/** The address of a route with real records in it; throws where there is none. */
export async function addressOf(route: string, slug: string, { api, upload }: { api: Api; upload: Upload }): Promise<string> {
  const inWorkspace = route.replace(/^\/\[tenant\]/, "");
  const parameter = /\[\w+\]/.exec(inWorkspace)?.[0];
  let path = inWorkspace;
  if (parameter) {
    const find = ids[inWorkspace] ?? ids[parameter];
    if (!find) throw new Error(`Nothing says which record to show at ${route}: add ${parameter} to e2e/every-page/routes.ts`);
    const id = await find(api, upload);
    if (!id) throw new Error(`The demo company has no record for ${route}`);
    path = inWorkspace.replace(parameter, id);
  }
  const query = (await queries[inWorkspace]?.(api)) ?? "";
  return `${route === inWorkspace ? "" : `/${slug}`}${path}${query}` || "/";
}
