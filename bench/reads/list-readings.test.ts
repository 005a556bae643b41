import { describe, expect, it } from "vitest";
import { z } from "zod";
import { calendarDate } from "@/server/kernel/calendar-date";
import { listProcedures, readingsOf, valuesOf, type ListProcedure } from "./list-readings";
import { demandedOf, LEFT_OUT, samplesOf, type Subjects } from "./samples";

const subjects = new Proxy({ today: calendarDate("2026-11-22") }, {
  get: (known, name) => (name === "today" ? known.today : String(name).endsWith("Number") ? "SO-2026-00017" : "01a00000-0000-7000-8000-000000000001"),
}) as unknown as Subjects;
const [samples, demanded] = [samplesOf(subjects), demandedOf(subjects)];

describe("PLT-15 the readings of the benchmark", () => {
  const all = listProcedures();
  const lists = all.filter((list) => !(list.path in LEFT_OUT));

  it("know the lists of the product", () => {
    expect(lists.map((list) => list.path)).toEqual(expect.arrayContaining(["orders.list", "shipments.list", "invoicing.list", "receivables.list", "receivables.receipts", "ledger.entries", "customers.list", "catalog.items", "promising.stock", "stock.moves"]));
  });

  it("leave out only lists that there are", () => {
    expect(all.map((list) => list.path)).toEqual(expect.arrayContaining(Object.keys(LEFT_OUT)));
  });

  it.each(lists.map((list) => [list.path, list] as const))("ask %s in every way that it can be asked for", (_, list) => {
    for (const field of list.filters.keys()) if (!(field in (demanded[list.path] ?? {}))) valuesOf(list, field, samples);
    expect(readingsOf(list, samples, demanded).length).toBeGreaterThan(0);
  });

  it.each(lists.map((list) => [list.path, list] as const))("ask %s what its input takes", (_, list) => {
    const base = { ...(list.fields.has("limit") ? { limit: 50 } : {}), ...demanded[list.path] };
    for (const field of list.filters.keys()) {
      if (field in base) continue;
      for (const { value, name } of valuesOf(list, field, samples)) {
        const { success, error } = list.query.input.safeParse({ ...base, [field]: value });
        expect(success, `${list.path} ${name}: ${error?.message}`).toBe(true);
      }
    }
    expect(list.query.input.safeParse(base).success, `${list.path} demands more than demandedOf gives`).toBe(true);
  });

  it("refuse a list with a filter that nobody measures", () => {
    const unknown = { path: "x.list", fields: new Set(["colour"]), filters: new Map([["colour", z.string().optional()]]), sorts: [], query: { input: z.object({}) } } as unknown as ListProcedure;
    expect(() => readingsOf(unknown, samples, demanded)).toThrow(/filter "colour" of x\.list/);
    const closed = { ...unknown, filters: new Map([["state", z.enum(["a", "b"]).optional()]]), sorts: ["up", "down"] };
    expect(readingsOf(closed, samples, demanded).map((r) => r.what)).toEqual(["all, by up", "state a, by up", "state b, by up", "all, by down", "state a, by down", "state b, by down"]);
  });
});
