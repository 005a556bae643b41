import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { ask, keyOf, setUpDoor, type RestAnswer } from "@/server/trpc/leak-matrix/rest-door";
import { answerRequest, handleRequest } from "./handle-request";

let database: TestDatabase;
let ws: TestWorkspace;
let key: string;

beforeAll(async () => {
  setUpDoor();
  database = await testDatabase();
  ws = await openTestWorkspace(database);
  key = await keyOf(ws, "owner");
  for (const name of ["Ash", "Birch", "Cedar"]) await post("/customers", { name, type: "direct", endUse: "own" });
});
afterAll(() => database.drop());

const around = () => ({ database: ws.database, clock: ws.clock });
const get = (path: string) => ask(ws.database, ws, key, { method: "GET", path });
const post = (path: string, body: unknown) => ask(ws.database, ws, key, { method: "POST", path, body });
const faultsOf = (answer: RestAnswer) => (answer.body["errors"] as { pointer?: string; parameter?: string; code: string }[]).map((one) => [one.pointer ?? one.parameter, one.code]);
const raw = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  handleRequest(new Request(`http://naru.test/api/v1${path}`, { method, headers: { authorization: `Bearer ${key}`, "idempotency-key": randomUUID(), ...headers }, body }), around);

describe("PLT-05 requests that nobody should send", () => {
  it("are told which names they made up, whatever these mean to JavaScript", async () => {
    const answer = await raw("POST", "/customers", { "content-type": "application/json" }, '{"name":"Elm","type":"direct","constructor":1,"__proto__":{},"toString":2}');
    const { errors } = (await answer.json()) as { errors: { pointer: string }[] };
    expect([answer.status, errors.map(({ pointer }) => pointer).sort()]).toEqual([400, ["/__proto__", "/constructor", "/toString"]]);
  });

  it.each([["a NUL", "A\u0000B"], ["half of a surrogate pair", "A\ud800B"]])("hold %s: refused where it stands, in body, address and path", async (_what, text) => {
    const created = await post("/customers", { name: text, type: "direct", contacts: [{ name: text }] });
    expect([created.status, faultsOf(created)]).toEqual([400, expect.arrayContaining([["/name", "input.characters"], ["/contacts/0/name", "input.characters"]])]);
    if (text.includes("\u0000")) {
      const listed = await get(`/customers?search=${encodeURIComponent(text)}`);
      expect([listed.status, faultsOf(listed)]).toEqual([400, [["search", "input.characters"]]]);
      const named = await ask(ws.database, ws, key, { method: "PUT", path: `/items/by-code/${encodeURIComponent(text)}`, body: { name: "Elm" } });
      expect([named.status, faultsOf(named)]).toEqual([400, [["code", "input.characters"]]]);
    }
  });

  it("are built otherwise than the document says, at any depth", async () => {
    const deep = `{"name":${"[".repeat(100_000)}${"]".repeat(100_000)},"type":"direct","contacts":{}}`;
    const answer = await raw("POST", "/customers", { "content-type": "application/json" }, deep);
    const { errors } = (await answer.json()) as { errors: { pointer: string; code: string }[] };
    expect([answer.status, errors.map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([400, ["/name input.type", "/contacts input.type"]]);
  });

  it("send a number where decimal text belongs: told that its kind is wrong, not that it is missing", async () => {
    const answer = await post("/prices/quote", { customerId: randomUUID(), lines: [{ key: "a", itemId: randomUUID(), quantity: 10 }, { key: "b", itemId: randomUUID() }, { key: "c", itemId: randomUUID(), quantity: "-1" }] });
    expect([answer.status, faultsOf(answer)]).toEqual([400, [["/lines/0/quantity", "input.type"], ["/lines/1/quantity", "input.required"], ["/lines/2/quantity", "input.quantity"]]]);
  });

  it("choose what is not offered or go past a limit: told in figures what there is", async () => {
    const answer = await post("/customers", { name: "x".repeat(300), type: "enemy" });
    const { errors } = answer.body as { errors: { pointer: string; params: object }[] };
    expect(errors.map(({ pointer, params }) => [pointer, params])).toEqual([["/name", { maximum: 200 }], ["/type", { options: "direct, distributor, agent" }]]);
  });

  it("name a record that is not here: told which field named it, where only one did", async () => {
    const one = await post("/orders", { customerId: randomUUID(), lines: [{ itemId: randomUUID(), quantity: "1" }] });
    expect([one.status, faultsOf(one)]).toEqual([404, [["/customerId", "record.not_found"]]]);
  });

  it("put a field of the body into the address: refused by its name instead of passed over", async () => {
    const answer = await post("/customers?confirm=true", { name: "Elm", type: "direct" });
    expect([answer.status, faultsOf(answer)]).toEqual([400, [["confirm", "input.unknown_field"]]]);
  });

  it("go on with a list in another order, among other rows or from another list", async () => {
    const first = await get("/customers?limit=1&sort=name");
    const cursor = encodeURIComponent(String(first.body["nextCursor"]));
    const second = await get(`/customers?limit=2&sort=name&cursor=${cursor}`);
    expect((second.body["rows"] as { name: string }[]).map(({ name }) => name)).toEqual(["Birch", "Cedar"]);
    for (const path of [`/customers?sort=updatedAt&cursor=${cursor}`, `/customers?sort=name&search=a&cursor=${cursor}`, `/items?cursor=${cursor}`, "/customers?cursor=abc"]) {
      const answer = await get(path);
      expect([answer.status, faultsOf(answer)], path).toEqual([400, [["cursor", "input.cursor"]]]);
    }
  });

  it("forge the place of a page: no fault of the server", async () => {
    const { sealPosition } = await import("../_contract/list-position");
    for (const place of [["x", "-".repeat(36)], ["\u0000", randomUUID()], ["no day", randomUUID()], ["9".repeat(40), randomUUID()]]) {
      const cursor = sealPosition(Buffer.from(JSON.stringify(place)).toString("base64url"), new URL("http://naru.test/api/v1/orders"));
      expect((await get(`/orders?cursor=${encodeURIComponent(cursor)}`)).status, place[0]).toBe(400);
    }
  });

  it("come by other methods: HEAD answers like GET without a body, OPTIONS says what there is, others are refused", async () => {
    const head = await raw("HEAD", "/units");
    expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, "application/json", ""]);
    const options = await raw("OPTIONS", "/customers");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "POST, GET, HEAD, OPTIONS"]);
    const purged = await answerRequest({ method: "PURGE", url: "http://naru.test/api/v1/units", headers: new Headers(), text: () => Promise.resolve("") }, around);
    expect([purged.status, purged.headers["allow"]]).toEqual([405, "GET, HEAD, OPTIONS"]);
  });

  it("are too large or no JSON: 413, 415, and bytes that are no UTF-8", async () => {
    const json = { "content-type": "application/json" };
    expect((await raw("POST", "/customers", json, `{"name":"${"x".repeat(16_000_001)}"}`)).status).toBe(413);
    expect((await raw("POST", "/customers", { "content-type": "text/plain" }, "{}")).status).toBe(415);
    const noUtf8 = { method: "POST", url: "http://naru.test/api/v1/customers", headers: new Headers({ authorization: `Bearer ${key}`, "idempotency-key": randomUUID(), ...json }), text: () => Promise.resolve().then(() => new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from([0x7b, 0xe9, 0x7d]))) };
    const answer = await answerRequest(noUtf8, around);
    expect([answer.status, (JSON.parse(answer.body) as { code: string }).code]).toEqual([400, "api.body_json"]);
  });

  it("name the scheme of their key in small letters, as HTTP allows", async () => {
    expect((await raw("GET", "/units", { authorization: `bearer ${key}` })).status).toBe(200);
  });
});
