import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { unique } from "../fixtures/company";
import { expect, test } from "../fixtures/test";

interface Told {
  type: string;
  data: { order?: { externalKey: string }; shipment?: { number: string; trackingNumber: string } };
}

/** A web shop: takes messages, believes only those that its secret fits. */
async function openShop() {
  const told: Told[] = [];
  const shop = { url: "", told, secret: "", out: false, close: () => Promise.resolve() };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      if (shop.out) return response.writeHead(503).end("closed for stocktaking");
      told.push(new Webhook(shop.secret).verify(body, request.headers as Record<string, string>) as Told);
      return response.writeHead(204).end();
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  shop.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/naru`;
  shop.close = () => new Promise((closed) => (server.closeAllConnections(), server.close(() => closed())));
  return shop;
}

test("PLT-08 FUL-08 ORD-22: a shop is connected and tried out; the warehouse reports a dispatch by itself, and the shop hears of its own order", async ({ pageAs, company }) => {
  test.setTimeout(180_000);
  const shop = await openShop();
  const owner = await pageAs("owner");
  await owner.goto(`/${company.slug}/settings/webhooks`);
  await owner.getByRole("button", { name: "Add endpoint" }).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByRole("button", { name: "Add endpoint" }).click();
  await expect(dialog.getByText("Choose at least one event.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Address" }).fill(shop.url);
  await dialog.getByLabel("Channel").selectOption({ label: "Web" });
  await dialog.getByRole("checkbox", { name: /Shipment dispatched/ }).check();
  await dialog.getByRole("button", { name: "Add endpoint" }).click();
  shop.secret = await owner.getByRole("group", { name: "Signing secret" }).innerText();
  await owner.getByRole("button", { name: "I have kept it" }).click();
  await owner.waitForURL(/\/settings\/webhooks\/[0-9a-f-]{36}$/);

  shop.out = true;
  await owner.getByRole("button", { name: "Send test" }).click();
  const log = owner.getByRole("table", { name: "Delivery log" });
  await expect(log.getByText("It answered 503")).toBeVisible({ timeout: 30_000 });
  shop.out = false;
  await log.getByText("Test message").click();
  await expect(owner.getByRole("dialog").getByText("closed for stocktaking").first()).toBeVisible();
  await owner.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
  await expect(owner.getByRole("dialog").getByText("Delivered")).toBeVisible({ timeout: 30_000 });
  await owner.keyboard.press("Escape");
  // The first retry may have come in between.
  expect(new Set(shop.told.map((one) => one.type))).toEqual(new Set(["webhook.test"]));
  // Without the message, which the address may still name.
  const endpointPage = owner.url().replace(/\?.*/, "");

  await owner.goto(`/${company.slug}/settings/webhooks`);
  await owner.getByRole("button", { name: "Connect a system" }).click();
  await owner.getByRole("textbox", { name: "System" }).fill("North warehouse");
  await owner.getByRole("dialog").getByRole("button", { name: "Connect a system" }).click();
  const secret = await owner.getByRole("group", { name: "Signing secret" }).innerText();
  const address = await owner.getByRole("group", { name: "Address for reports" }).innerText();
  await owner.getByRole("button", { name: "I have kept it" }).click();

  const { api } = company;
  const externalKey = unique("SHOP").replace(" ", "-");
  const customerId = await company.newCustomer(unique("Web Customer"));
  const { orderId } = await api.orders.create.mutate({ customerId, channel: "web", externalKey, confirm: true, lines: [{ itemId: company.itemIds["BOLT-1"], quantity: "2" }] });
  const { lines } = await api.shipments.openLines.query({ orderId });
  const made = await api.shipments.create.mutate({ lines: lines.map((line) => ({ demandLineId: line.demandLineId, quantity: "2" })) });
  const shipmentId = made.shipments[0]?.shipmentId ?? "";
  await api.shipments.release.mutate({ shipmentId });
  const { number } = await api.shipments.get.query({ shipmentId });

  const report = async (shipment: string) => {
    const [id, at, body] = [randomUUID(), new Date(), JSON.stringify({ type: "shipment.dispatched", data: { shipment, trackingNumber: "6091" } })];
    const signature = new Webhook(secret).sign(id, at, body);
    const headers = { "content-type": "application/json", "webhook-id": id, "webhook-timestamp": String(Math.floor(at.getTime() / 1000)), "webhook-signature": signature };
    return fetch(address, { method: "POST", headers, body });
  };
  expect((await fetch(address, { method: "POST", body: "{}" })).status).toBe(401);
  expect((await report("SH-UNKNOWN")).status).toBe(404);
  const answer = await report(number);
  expect([answer.status, await answer.json()]).toEqual([200, { outcome: "applied", shipment: number }]);
  await expect.poll(() => shop.told.at(-1), { timeout: 30_000 }).toMatchObject({ type: "shipment.dispatched", data: { order: { externalKey }, shipment: { number, trackingNumber: "6091" } } });

  await owner.getByRole("link", { name: "North warehouse" }).click();
  const reports = owner.getByRole("table", { name: "Reports" });
  await expect(reports.getByRole("row").filter({ hasText: number })).toContainText("Applied");
  await expect(reports.getByRole("row").filter({ hasText: "SH-UNKNOWN" })).toContainText("There is no shipment SH-UNKNOWN here");
  await owner.goto(endpointPage);
  await expect(log.getByRole("row").filter({ hasText: number })).toContainText("Delivered");
  await owner.getByRole("button", { name: /^More for/ }).click();
  await owner.getByRole("menuitem", { name: /Disable/ }).click();
  await expect(owner.getByRole("button", { name: "Enable" })).toBeVisible();
  await shop.close();
});
