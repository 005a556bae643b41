import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, type DatabaseConnection } from "@/db/client";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";
import { openTestWorkspace, type TestWorkspace } from "@/db/testing/workspace";
import { calendarDate } from "@/server/kernel/calendar-date";
import { execute, read, type InputOf, type ResultOf } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import {
  addAddress,
  addLegalEntity,
  archiveCustomer,
  assignOwner,
  createCustomer,
  customerVisible,
  getCustomer,
  getLegalEntity,
  getOrderDefaults,
  listCustomers,
  listOwners,
  listPaymentTerms,
  replaceEntity,
  requireVisibleCustomer,
  setDefaultAddress,
  updateCustomer,
  upsertCustomer,
} from "..";
import { customers } from "@/db/schema/customers";
import { auditEntries } from "@/db/schema/platform";

type Customers = InputOf<typeof createCustomer>;
const plain = (over: Partial<Customers> & { name: string }): Customers => ({ type: "direct", ...over });

describe("customers on a real database", () => {
  let database: TestDatabase;
  let connection: DatabaseConnection;
  let home: TestWorkspace;
  let foreign: TestWorkspace;
  const sales = () => home.context("sales_manager");
  const create = (input: Customers, context = sales(), key = newId()) => execute(context, createCustomer, input, key);
  const card = (customerId: string, context = sales()) => read(context, getCustomer, { customerId: customerId as never });

  beforeAll(async () => {
    database = await testDatabase();
    connection = connectDatabase(database.appUrl);
    home = await openTestWorkspace(connection.db);
    foreign = await openTestWorkspace(connection.db);
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  describe("CUS-01 a customer file", () => {
    it("is found by code, name, entity, contact, phone, region and bank, and by each filter", async () => {
      const { customerId } = await create(
        plain({
          code: "HAN01",
          name: "한강무역",
          type: "distributor",
          territory: "Seoul",
          regionCode: "SEL",
          phone: "02-555-0100",
          email: "buy@hangang.example",
          bankName: "Kookmin",
          bankAccount: "110-220",
          entity: { name: "Hangang Trading Co., Ltd.", country: "KR", taxNumber: "123-81-00001" },
          contacts: [{ name: "Kim Minji", phone: "010 9876 5432" }],
        }),
      );
      for (const search of ["han01", "한강", "hangang trading", "minji", "025550100", "01098765432", "123-81", "kookmin", "110-220", "sel"]) {
        const found = await read(sales(), listCustomers, { search });
        expect(found.rows.map((r) => r.id), search).toContain(customerId);
      }
      expect((await read(sales(), listCustomers, { type: "distributor", regionCode: "SEL", status: "active", owner: "none" })).rows).toHaveLength(1);
      expect((await read(sales(), listCustomers, { search: "100%" })).rows).toEqual([]);
    });

    it("takes a code from the series when none is given, and passes over one typed by hand", async () => {
      const first = await create(plain({ name: "Series one" }));
      const [, year, n] = /^C-(\d{4})-(\d{5})$/.exec(first.code) ?? [];
      const next = `C-${year}-${String(Number(n) + 1).padStart(5, "0")}`;
      await create(plain({ code: next, name: "Typed by hand" }));
      expect((await create(plain({ name: "Series two" }))).code).toBe(`C-${year}-${String(Number(n) + 2).padStart(5, "0")}`);
    });

    it("pages through all customers without loss or repetition", async () => {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: ResultOf<typeof listCustomers> = await read(sales(), listCustomers, { limit: 2, sort: "-updatedAt", cursor });
        seen.push(...page.rows.map((r) => r.id));
        cursor = page.nextCursor;
        expect(page.totals.count).toBeGreaterThanOrEqual(seen.length);
      } while (cursor);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe((await read(sales(), listCustomers, { limit: 200 })).rows.length);
    });

    it("carried out twice with one key is one customer", async () => {
      const key = newId();
      const input = plain({ code: "ONCE", name: "Once" });
      expect(await create(input, sales(), key)).toEqual(await create(input, sales(), key));
    });

    it("is refused to who may not edit customers", async () => {
      await expect(create(plain({ name: "No" }), home.context("warehouse"))).rejects.toMatchObject({ code: "permission.missing" });
    });
  });

  describe("CUS-02 types", () => {
    it("an agent without commission and with a taken code hears of all faults at once", async () => {
      await create(plain({ code: "TAKEN", name: "Taken" }));
      await expect(create({ code: "TAKEN", name: "Agent", type: "agent" })).rejects.toMatchObject({
        code: "customers.invalid",
        faults: [{ path: "code" }, { path: "commissionPercent" }, { path: "commissionPayee" }],
      });
    });

    it("switching the type drops the fields of the old one", async () => {
      const { customerId } = await create({ name: "Agent", type: "agent", commissionPercent: "5", commissionPayee: "Lee" });
      await execute(sales(), updateCustomer, { customerId: customerId as never, version: 1, code: "AG1", name: "Agent", type: "direct", commissionPercent: "5" }, newId());
      expect((await card(customerId)).customer).toMatchObject({ type: "direct", commissionPercent: null, commissionPayee: null });
    });
  });

  describe("CUS-03 legal entities", () => {
    it("a replaced entity keeps its history; documents of each day get the entity of that day", async () => {
      const made = await create(plain({ name: "Changing", entity: { name: "Old GmbH", country: "DE" } }));
      const replaced = await execute(
        sales(),
        replaceEntity,
        { legalEntityId: made.legalEntityId as never, from: "2026-03-01", name: "New SE", country: "DE" },
        newId(),
      );
      const { entities } = await card(made.customerId);
      expect(entities).toEqual([
        expect.objectContaining({ name: "New SE", validFrom: "2026-03-01", validTo: null, isDefault: true }),
        expect.objectContaining({ name: "Old GmbH", validTo: "2026-02-28", isDefault: false, replacedById: replaced.legalEntityId }),
      ]);
      await withTenant(sales(), async (scope) => {
        const before = await getOrderDefaults(scope, made.customerId, calendarDate("2026-02-28"));
        const after = await getOrderDefaults(scope, made.customerId, calendarDate("2026-03-01"));
        expect([before.defaultEntity?.name, after.defaultEntity?.name]).toEqual(["Old GmbH", "New SE"]);
        await expect(getLegalEntity(scope, made.legalEntityId, calendarDate("2026-03-01"))).rejects.toMatchObject({ code: "customers.entity_not_valid" });
      });
      await expect(
        execute(sales(), replaceEntity, { legalEntityId: made.legalEntityId as never, from: "2026-05-01", name: "Newer", country: "DE" }, newId()),
      ).rejects.toMatchObject({ code: "customers.entity_ended" });
    });

    it("a second entity can become the default; there is never more than one", async () => {
      const made = await create(plain({ name: "Two entities" }));
      await execute(sales(), addLegalEntity, { customerId: made.customerId as never, name: "Second", country: "KR", isDefault: true }, newId());
      expect((await card(made.customerId)).entities.filter((e) => e.isDefault).map((e) => e.name)).toEqual(["Second"]);
    });
  });

  describe("CUS-07 CUS-11 defaults of an order", () => {
    const address = { line1: "1 Harbour Rd", country: "KR" };
    it("terms, notes, addresses by kind and the primary contact", async () => {
      const terms = (await read(sales(), listPaymentTerms, {})).rows.find((t) => t.code === "NET30");
      const { customerId } = await create(
        plain({
          name: "Defaults",
          paymentTermsId: terms?.id as never,
          specialNotes: "Ring first",
          contacts: [{ name: "A" }, { name: "B", isPrimary: true }],
          addresses: [
            { kind: "sold_to", label: "Office", ...address },
            { kind: "ship_to", label: "Dock 1", ...address },
          ],
        }),
      );
      const added = await execute(sales(), addAddress, { customerId: customerId as never, kind: "ship_to", label: "Dock 2", ...address }, newId());
      const defaults = () => withTenant(sales(), (scope) => getOrderDefaults(scope, customerId, scope.today));
      expect(await defaults()).toMatchObject({
        paymentTermsId: terms?.id,
        specialNotes: "Ring first",
        contact: { name: "B" },
        shipTo: { label: "Dock 1" },
        billTo: { label: "Office" },
      });
      await execute(sales(), setDefaultAddress, { customerAddressId: added.customerAddressId as never }, newId());
      expect((await defaults()).shipTo?.label).toBe("Dock 2");
      expect((await card(customerId)).addresses.filter((a) => a.kind === "ship_to" && a.isDefault)).toHaveLength(1);
    });
  });

  describe("optimistic locking", () => {
    it("the slower of two is told who saved what, and nothing is lost", async () => {
      const { customerId } = await create(plain({ code: "RACE", name: "Race" }));
      const save = (name: string, version: number, context = sales()) =>
        execute(context, updateCustomer, { customerId: customerId as never, version, code: "RACE", name, type: "direct" }, newId());
      await save("First", 1);
      await expect(save("Second", 1, home.context("admin"))).rejects.toMatchObject({
        kind: "conflict",
        code: "record.changed",
        params: { by: "Test sales_manager" },
        faults: [{ path: "name", params: { saved: "First", wanted: "Second" } }],
      });
      const both = await Promise.allSettled([save("Third", 2), save("Fourth", 2)]);
      expect(both.map((r) => r.status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    it("archiving twice says that it is done", async () => {
      const { customerId } = await create(plain({ name: "Leaving" }));
      await execute(sales(), archiveCustomer, { customerId: customerId as never, version: 1 }, newId());
      await expect(execute(sales(), archiveCustomer, { customerId: customerId as never, version: 2 }, newId())).rejects.toMatchObject({ code: "customers.already_archived" });
    });
  });

  describe("another workspace", () => {
    it("gets the same answer for a foreign customer as for none", async () => {
      const { customerId } = await create(plain({ name: "Ours" }));
      for (const id of [customerId, newId()]) {
        await expect(card(id, foreign.context("owner"))).rejects.toMatchObject({ code: "record.not_found", params: { entity: "customer" } });
        await expect(
          execute(foreign.context("owner"), archiveCustomer, { customerId: id as never, version: 1 }, newId()),
        ).rejects.toMatchObject({ code: "record.not_found" });
      }
      const terms = (await read(sales(), listPaymentTerms, {})).rows[0];
      await expect(create(plain({ name: "X", paymentTermsId: terms?.id as never }), foreign.context("owner"))).rejects.toMatchObject({
        code: "record.not_found",
        params: { entity: "payment_terms" },
      });
    });
  });

  describe("a representative restricted to own customers", () => {
    it("sees own ones only: others do not exist, in lists, cards, conditions and commands", async () => {
      const rep = home.context({ role: "sales_rep", ownCustomersOnly: true });
      const mine = await create(plain({ code: "MINE", name: "Mine" }), rep);
      const other = await create(plain({ code: "OTHER", name: "Other" }));
      expect((await read(rep, listCustomers, { limit: 200 })).rows.map((r) => r.id)).toEqual([mine.customerId]);
      expect((await card(mine.customerId, rep)).owner?.userId).toBe(home.users.sales_rep.userId);
      await expect(card(other.customerId, rep)).rejects.toMatchObject({ code: "record.not_found" });
      await expect(execute(rep, upsertCustomer, { code: "OTHER", name: "Stolen" }, newId())).rejects.toMatchObject({ code: "record.not_found" });
      await expect(create(plain({ code: "GIVE", name: "Give", ownerUserId: home.users.sales_manager.userId }), rep)).rejects.toMatchObject({ code: "permission.missing" });
      await withTenant(rep, async (scope) => {
        await expect(requireVisibleCustomer(scope, other.customerId)).rejects.toMatchObject({ code: "record.not_found" });
        const rows = await scope.db.select({ id: customers.id }).from(customers).where(customerVisible(scope, customers.id));
        expect(rows.map((r) => r.id)).toEqual([mine.customerId]);
      });
      await execute(sales(), assignOwner, { customerIds: [other.customerId as never], ownerUserId: home.users.sales_rep.userId }, newId());
      expect((await card(other.customerId, rep)).customer.code).toBe("OTHER");
    });

    it("PLT-09 no customer is taken from somebody who was given it since it was seen; nothing is handed over then", async () => {
      const [one, two] = [await create(plain({ code: "SEEN-1", name: "Seen One" })), await create(plain({ code: "SEEN-2", name: "Seen Two" }))];
      const ids = [one.customerId as never, two.customerId as never];
      const { sales_rep: rep, accountant } = home.users;
      const give = (customerIds: never[], ownerUserId: string | null, seen?: string | null) =>
        execute(sales(), assignOwner, { customerIds, ownerUserId: ownerUserId as never, seen: seen === undefined ? undefined : customerIds.map((customerId) => ({ customerId, ownerUserId: seen as never })) }, newId());
      const owners = async () => (await read(sales(), listOwners, { customerIds: ids })).rows.map((row) => row.ownerUserId);
      expect(await give([ids[0] as never], rep.userId, null)).toEqual({ changed: 1 });
      await expect(give(ids, accountant.userId, null)).rejects.toMatchObject({ code: "record.changed", params: { by: "Test sales_manager" }, faults: [{ path: "SEEN-1", params: { saved: "Test sales_rep" } }] });
      expect(await owners()).toEqual([rep.userId, null]);
      // The one that is wanted anyway is no quarrel; who says nothing of what was seen has the last word.
      expect(await give(ids, rep.userId, null)).toEqual({ changed: 1 });
      expect(await give(ids, accountant.userId)).toEqual({ changed: 2 });
      expect(await owners()).toEqual([accountant.userId, accountant.userId]);
      const trail = await withTenant(home.systemContext, (scope) => scope.db.select({ changes: auditEntries.changes }).from(auditEntries).where(and(eq(auditEntries.tenantId, scope.tenantId), eq(auditEntries.entityId, one.customerId), eq(auditEntries.action, "customers.assign-owner"))).orderBy(auditEntries.id));
      expect(trail.map((line) => line.changes)).toEqual([{ ownerUserId: [null, rep.userId] }, { ownerUserId: [rep.userId, accountant.userId] }]);
      await expect(read(foreign.context("sales_manager"), listOwners, { customerIds: ids })).rejects.toMatchObject({ code: "record.not_found" });
      await expect(read(home.context("warehouse"), listOwners, { customerIds: ids })).rejects.toMatchObject({ code: "permission.missing" });
    });

    it("without the restriction a representative sees all", async () => {
      expect((await read(home.context("sales_rep"), listCustomers, { limit: 200 })).rows.length).toBeGreaterThan(2);
    });
  });

  describe("imports by code", () => {
    it("create, then change nothing, then update what differs", async () => {
      const row = {
        code: "ALFKI",
        name: "Alfreds Futterkiste",
        phone: "030-0074321",
        contact: { name: "Maria Anders", title: "Sales Representative" },
        address: { line1: "Obere Str. 57", city: "Berlin", postalCode: "12209", country: "DE" },
      };
      const run = (input: InputOf<typeof upsertCustomer>) => execute(sales(), upsertCustomer, input, newId());
      expect((await run(row)).outcome).toBe("created");
      expect((await run(row)).outcome).toBe("unchanged");
      const changed = await run({ ...row, phone: "030-1", address: { ...row.address, city: "Potsdam" } });
      expect(changed.outcome).toBe("updated");
      const after = await card(changed.customerId);
      expect(after.customer.phone).toBe("030-1");
      expect(after.addresses.map((a) => [a.kind, a.city, a.isDefault])).toEqual([
        ["bill_to", "Potsdam", true],
        ["ship_to", "Potsdam", true],
        ["sold_to", "Potsdam", true],
      ]);
      expect(after.contacts).toHaveLength(1);
      expect(after.customer.name).toBe("Alfreds Futterkiste");
      expect((await run({ code: "ALFKI", phone: null })).outcome).toBe("updated");
      expect((await card(changed.customerId)).customer).toMatchObject({ phone: null, name: "Alfreds Futterkiste" });
      await expect(run({ code: "NONAME" })).rejects.toMatchObject({ faults: [{ path: "name", code: "input.required" }] });
    });
  });
});
