import { setTimeout as pause } from "node:timers/promises";
import { checkBooks } from "@/server/modules/books-check";
import { NotStruck, type Fault } from "./faults";
import type { Flow } from "./flow";
import type { ChaosWorkspace, Stage } from "./stage";

/** How long the product may take to be well again. */
export const RECOVERY_SECONDS = 30;
const PATIENCE_SECONDS = 90;

export interface Cell {
  readonly flow: string;
  readonly fault: string;
  /** Seconds from the end of the fault until everything had come about; null when it never did. */
  readonly seconds: number | null;
  /** Requests that had to be asked again. */
  readonly again: number;
  readonly complaints: readonly string[];
  /** Why it could not be tried here. */
  readonly missing: string | null;
}

let made = 0;

/** One flow under one fault, in a workspace of its own: begun, struck in the middle, left to recover, and looked at. */
export async function runCell(stage: Stage, flow: Flow, fault: Fault): Promise<Cell> {
  const missing = fault.missing?.(stage) ?? null;
  if (missing !== null) return { flow: flow.name, fault: fault.name, seconds: null, again: 0, complaints: [], missing };
  const workspace = await stage.openWorkspace(`chaos ${process.pid} ${(made += 1)}`);
  const complaints: string[] = [];
  let seconds: number | null = null;
  try {
    let strikes = () => {};
    const struck = new Promise<void>((resolve) => (strikes = resolve));
    const running = await flow.begin(workspace, struck);
    if (!(await until(async () => (await running.share()) >= 0.1, PATIENCE_SECONDS))) throw new NotStruck("the flow never came into its middle");
    if ((await running.share()) >= 1) throw new NotStruck("the flow was over before the fault");
    strikes();
    await fault.strike(stage);
    const began = performance.now();
    const over = await until(async () => (await isOver(running.asked)) && (await running.settled()) && (await nothingPending(workspace)), PATIENCE_SECONDS, began);
    seconds = over ? (performance.now() - began) / 1000 : null;
    if (seconds === null) complaints.push("never came to its end");
    else if (seconds > RECOVERY_SECONDS) complaints.push(`took ${seconds.toFixed(1)} s to recover`);
    if (seconds !== null) await running.asked;
    complaints.push(...(await running.complaints()), ...(await booksOf(workspace)));
  } catch (error) {
    complaints.push(error instanceof Error ? error.message : String(error));
  }
  return { flow: flow.name, fault: fault.name, seconds, again: workspace.client.again, complaints, missing: null };
}

async function isOver(promise: Promise<void>): Promise<boolean> {
  return Promise.race([promise.then(() => true, () => true), pause(0, false)]);
}

async function until(holds: () => Promise<boolean>, seconds: number, since = performance.now()): Promise<boolean> {
  while (performance.now() - since < seconds * 1000) {
    if (await holds()) return true;
    await pause(100);
  }
  return false;
}

async function nothingPending(workspace: ChaosWorkspace): Promise<boolean> {
  return (await workspace.count("from outbox_events where tenant_id = $1 and handled_at is null and dead_at is null")) === 0;
}

/** Books check at zero, nothing given up. */
async function booksOf(workspace: ChaosWorkspace): Promise<string[]> {
  const dead = await workspace.rows<{ type: string; last_error: string }>("select type, last_error from outbox_events where tenant_id = $1 and dead_at is not null");
  const { checks } = await workspace.within(checkBooks);
  const differences = checks.flatMap((check) => check.differences.map((found) => `books: ${check.name} ${found.document} ${found.detail} ${found.amountMinor ?? found.quantity ?? ""}`));
  return [...dead.map((event) => `given up: ${event.type} ${event.last_error}`), ...differences.slice(0, 5)];
}
