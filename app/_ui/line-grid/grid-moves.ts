export interface Place {
  readonly row: number;
  readonly column: number;
}

export type Move = "left" | "right" | "up" | "down" | "nextCell" | "previousCell" | "nextLine";

/** What moving needs to know of the grid as it stands. */
export interface GridShape {
  readonly rows: number;
  readonly columns: number;
  /** Whether something can be typed there; also asked for the line after the last. */
  editable: (place: Place) => boolean;
  /** Whether Tab goes past it although something can be typed there; arrows reach it. */
  passed?: (place: Place) => boolean;
  /** A line nobody has filled in. */
  blank: (row: number) => boolean;
}

/** Where a move ends; `adds` when the line must be made first, `leaves` when there is nowhere to go and the key belongs to the page. */
export type Step = { readonly kind: "goes" | "adds"; readonly to: Place } | { readonly kind: "leaves" };

/**
 * Movement in the manner of spreadsheets. Arrows go to every cell and stop at the edges; Tab goes to what there is something to type in, line
 * after line; Enter goes to the first of these in the next line. Past the last line both make another, unless it is still blank.
 */
export function moveFrom(from: Place, how: Move, shape: GridShape): Step {
  switch (how) {
    case "left":
      return arrow(from, 0, -1, shape);
    case "right":
      return arrow(from, 0, 1, shape);
    case "up":
      return arrow(from, -1, 0, shape);
    case "down":
      return arrow(from, 1, 0, shape);
    case "nextLine":
      if (from.row < shape.rows - 1) return { kind: "goes", to: startOf(from.row + 1, shape) };
      return shape.blank(from.row) ? { kind: "goes", to: from } : { kind: "adds", to: startOf(shape.rows, shape) };
    case "nextCell": {
      const here = stopIn(from.row, from.column + 1, 1, shape);
      if (here !== null) return { kind: "goes", to: { row: from.row, column: here } };
      if (from.row < shape.rows - 1) return { kind: "goes", to: startOf(from.row + 1, shape) };
      return shape.blank(from.row) ? { kind: "leaves" } : { kind: "adds", to: startOf(shape.rows, shape) };
    }
    case "previousCell": {
      const here = stopIn(from.row, from.column - 1, -1, shape);
      if (here !== null) return { kind: "goes", to: { row: from.row, column: here } };
      if (from.row === 0) return { kind: "leaves" };
      const row = from.row - 1;
      return { kind: "goes", to: { row, column: stopIn(row, shape.columns - 1, -1, shape) ?? 0 } };
    }
  }
}

/** The first cell of a line that can be typed in. */
export function startOf(row: number, shape: GridShape): Place {
  return { row, column: stopIn(row, 0, 1, shape) ?? 0 };
}

function arrow(from: Place, down: number, right: number, { rows, columns }: GridShape): Step {
  const within = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));
  return { kind: "goes", to: { row: within(from.row + down, rows), column: within(from.column + right, columns) } };
}

function stopIn(row: number, start: number, by: 1 | -1, shape: GridShape): number | null {
  for (let column = start; column >= 0 && column < shape.columns; column += by) if (shape.editable({ row, column }) && !shape.passed?.({ row, column })) return column;
  return null;
}

/** A block of cells between two corners, in reading order. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function blockOf(a: Place, b: Place): Block {
  return { top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row), left: Math.min(a.column, b.column), right: Math.max(a.column, b.column) };
}
