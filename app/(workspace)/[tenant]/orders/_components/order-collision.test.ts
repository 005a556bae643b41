import { describe, expect, it } from "vitest";
import { differencesOf } from "@/app/(workspace)/_collisions/three-way";
import { flatOrder, writeFlat, type OrderValues } from "./order-collision";
import { blankLine, type FormLine } from "./order-draft";

const line = (id: string, quantity: string): FormLine => ({ ...blankLine(), item: { id, label: `BOLT-${id}` }, quantity });
const was: OrderValues = { header: { carrier: "Hanjin" }, rows: [line("1", "5"), line("1", "2"), line("2", "1")] };

describe("PLT-09 two people change the lines of an order", () => {
  it("compares lines by item, whatever keys they have and wherever they stand", () => {
    const theirs = { header: { carrier: "CJ" }, rows: [line("2", "1"), line("1", "5"), line("1", "3")] };
    const mine = { ...was, rows: [line("1", "9"), line("1", "2"), line("2", "1"), blankLine()] };
    const found = differencesOf(flatOrder(was), flatOrder(theirs), flatOrder(mine));
    expect(found.map(({ name, onlyTheirs }) => [name, onlyTheirs])).toEqual([["carrier", true], ["line 1 2", true]]);
  });

  it("shows a line that they added or took away", () => {
    const theirs = { ...was, rows: [line("1", "5"), line("1", "2"), line("3", "7")] };
    const names = differencesOf(flatOrder(was), flatOrder(theirs), flatOrder(was)).map(({ name, theirs: saved }) => [name, saved === undefined]);
    expect(names).toEqual([["line 3 1", false], ["line 2 1", true]]);
  });

  it("takes theirs into the form: changed in place, added at the end, or gone", () => {
    const { key: _key, ...changed } = line("1", "3");
    const inPlace = writeFlat(was, "line 1 2", changed, () => "new");
    expect(inPlace.rows.map((row) => row.quantity)).toEqual(["5", "3", "1"]);
    expect(inPlace.rows[1]?.key).toBe(was.rows[1]?.key);
    expect(writeFlat(was, "line 2 1", undefined, () => "new").rows).toHaveLength(2);
    const { key: _other, ...added } = line("3", "7");
    expect(writeFlat(was, "line 3 1", added, () => "new").rows.at(-1)).toMatchObject({ key: "new", quantity: "7" });
    expect(writeFlat(was, "carrier", "CJ", () => "new").header.carrier).toBe("CJ");
  });
});
