import { say } from "@/scripts/demo/say";
import type { Cell } from "./cell";

/** Faults down, flows across; each cell the seconds until everything was well, or why not. */
export function printTable(cells: readonly Cell[], mostSeconds: number): void {
  const flows = [...new Set(cells.map((cell) => cell.flow))];
  const faults = [...new Set(cells.map((cell) => cell.fault))];
  const text = (cell: Cell | undefined) => (!cell ? "" : cell.missing ? "not here" : cell.complaints.length > 0 ? "FAILED" : `ok ${cell.seconds?.toFixed(1)} s`);
  const width = Math.max(...faults.map((name) => name.length), 10);
  say("");
  say(`${"".padEnd(width)}  ${flows.map((flow) => flow.padEnd(14)).join("  ")}`);
  for (const fault of faults) {
    say(`${fault.padEnd(width)}  ${flows.map((flow) => text(cells.find((cell) => cell.fault === fault && cell.flow === flow)).padEnd(14)).join("  ")}`);
  }
  const failed = cells.filter((cell) => cell.complaints.length > 0);
  const missing = new Map(cells.flatMap((cell) => (cell.missing ? [[cell.fault, cell.missing] as const] : [])));
  say("");
  for (const [fault, why] of missing) say(`${fault}: not on this machine, ${why}`);
  say(`${cells.length} cells, ${failed.length} failed. After each: books check at zero, nothing lost, nothing doubled, well again within ${mostSeconds} s.`);
}
