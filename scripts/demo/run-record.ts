import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isProcessAlive } from "../services/folder-lock";
import { runProgram } from "../services/run-program";

export interface ProcessMark {
  name: string;
  pid: number;
  /** When the process began, as the system tells it: a process id alone may have been given to a stranger since. */
  began: string;
}

export interface RunRecord {
  address: string;
  /** The run has been asked to end and is finishing its work. */
  stopping?: boolean;
  processes: ProcessMark[];
}

const file = (stateFolder: string) => join(stateFolder, "running.json");

async function beginningOf(pid: number): Promise<string> {
  if (process.platform === "win32") return "unknown";
  return (await runProgram("ps", ["-o", "lstart=", "-p", String(pid)])).stdout.trim() || "unknown";
}

/** Identifies a running process so that a later run can tell it from a stranger with the same id. */
export async function markProcess(name: string, pid: number): Promise<ProcessMark> {
  return { name, pid, began: await beginningOf(pid) };
}

/** True while the very process of the mark is running. */
export async function isRunning(mark: ProcessMark): Promise<boolean> {
  return isProcessAlive(mark.pid) && (await beginningOf(mark.pid)) === mark.began;
}

/** What the last run in this folder wrote down, or null. */
export async function readRunRecord(stateFolder: string): Promise<RunRecord | null> {
  const text = await readFile(file(stateFolder), "utf8").catch(() => null);
  return text ? (JSON.parse(text) as RunRecord) : null;
}

export async function writeRunRecord(stateFolder: string, record: RunRecord): Promise<void> {
  await writeFile(file(stateFolder), `${JSON.stringify(record, null, 2)}\n`);
}

export async function removeRunRecord(stateFolder: string): Promise<void> {
  await rm(file(stateFolder), { force: true });
}

/** Waits for a run that is finishing its work; true when it has ended. */
export async function hasEnded(record: RunRecord, patienceMs = 45_000): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  const [owner] = record.processes;
  while (owner && (await isRunning(owner))) {
    if (Date.now() > deadline) return false;
    await pause(200);
  }
  return true;
}

/** Ends what a killed run left behind, after giving it time to drain by itself. Touches nothing but those processes. */
export async function endLeftovers(record: RunRecord): Promise<void> {
  for (const mark of record.processes) {
    if (!(await isRunning(mark))) continue;
    process.kill(mark.pid, "SIGTERM");
    for (let attempt = 0; attempt < 60 && (await isRunning(mark)); attempt += 1) await pause(250);
    if (await isRunning(mark)) process.kill(mark.pid, "SIGKILL");
  }
}
