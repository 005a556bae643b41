import { describe, expect, it } from "vitest";
import { blockOf, moveFrom, type GridShape, type Move } from "./grid-moves";
import { emptyHistory, recorded, redone, undone } from "./history";
import { withLineAt, withLinesMoved, withoutLines } from "./line-changes";

/** Three lines of four cells; the third cell is only shown; the last line is blank. */
const shape: GridShape = { rows: 3, columns: 4, editable: ({ column }) => column !== 2, blank: (row) => row >= 2 };
const from = (row: number, column: number, how: Move, over: Partial<GridShape> = {}) => moveFrom({ row, column }, how, { ...shape, ...over });

describe("ORD-02 moving through the lines", () => {
  it("arrows go to every cell and stop at the edges", () => {
    expect(from(0, 1, "right")).toEqual({ kind: "goes", to: { row: 0, column: 2 } });
    expect(from(0, 0, "left")).toEqual({ kind: "goes", to: { row: 0, column: 0 } });
    expect(from(2, 3, "down")).toEqual({ kind: "goes", to: { row: 2, column: 3 } });
    expect(from(1, 3, "up")).toEqual({ kind: "goes", to: { row: 0, column: 3 } });
  });

  it("Tab passes over what is only shown and goes on to the next line", () => {
    expect(from(0, 1, "nextCell")).toEqual({ kind: "goes", to: { row: 0, column: 3 } });
    expect(from(0, 3, "nextCell")).toEqual({ kind: "goes", to: { row: 1, column: 0 } });
    expect(from(1, 0, "previousCell")).toEqual({ kind: "goes", to: { row: 0, column: 3 } });
  });

  it("Tab goes past a cell with nothing to choose, which arrows reach", () => {
    const passed: GridShape["passed"] = ({ row, column }) => row === 0 && column === 1;
    expect(from(0, 0, "nextCell", { passed })).toEqual({ kind: "goes", to: { row: 0, column: 3 } });
    expect(from(0, 3, "previousCell", { passed })).toEqual({ kind: "goes", to: { row: 0, column: 0 } });
    expect(from(1, 0, "nextCell", { passed })).toEqual({ kind: "goes", to: { row: 1, column: 1 } });
    expect(from(0, 0, "right", { passed })).toEqual({ kind: "goes", to: { row: 0, column: 1 } });
  });

  it("Tab leaves the grid before the first cell and behind a blank last line", () => {
    expect(from(0, 0, "previousCell")).toEqual({ kind: "leaves" });
    expect(from(2, 3, "nextCell")).toEqual({ kind: "leaves" });
  });

  it("Enter goes to the next line and makes one behind a line that is filled in", () => {
    expect(from(0, 3, "nextLine")).toEqual({ kind: "goes", to: { row: 1, column: 0 } });
    expect(from(2, 3, "nextLine")).toEqual({ kind: "goes", to: { row: 2, column: 3 } });
    expect(from(2, 3, "nextLine", { blank: () => false })).toEqual({ kind: "adds", to: { row: 3, column: 0 } });
    expect(from(2, 3, "nextCell", { blank: () => false })).toEqual({ kind: "adds", to: { row: 3, column: 0 } });
  });

  it("marks a block whichever way it was drawn", () => {
    expect(blockOf({ row: 2, column: 0 }, { row: 0, column: 3 })).toEqual({ top: 0, bottom: 2, left: 0, right: 3 });
  });
});

describe("ORD-02 whole lines", () => {
  it("removes, puts in and moves blocks; a grid keeps one line", () => {
    expect(withoutLines(["a", "b", "c"], 0, 1, () => "new")).toEqual(["c"]);
    expect(withoutLines(["a"], 0, 0, () => "new")).toEqual(["new"]);
    expect(withLineAt(["a", "b"], 1, "x")).toEqual(["a", "x", "b"]);
    expect(withLinesMoved(["a", "b", "c", "d"], 1, 2, -1)).toEqual(["b", "c", "a", "d"]);
    expect(withLinesMoved(["a", "b", "c", "d"], 1, 2, 1)).toEqual(["a", "d", "b", "c"]);
    expect(withLinesMoved(["a", "b"], 0, 0, -1)).toBeNull();
  });
});

describe("ORD-02 undo", () => {
  it("goes back and forth, and a new change ends what was undone", () => {
    let history = recorded(recorded<string>(emptyHistory, "one"), "two");
    const back = undone(history, "three");
    expect(back?.state).toBe("two");
    history = back?.history ?? history;
    const forth = redone(history, "two");
    expect(forth?.state).toBe("three");
    expect(undone(undone(history, "two")?.history ?? history, "one")).toBeNull();
    expect(redone(recorded(history, "two"), "other")).toBeNull();
  });
});
