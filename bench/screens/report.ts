import { mkdir, writeFile } from "node:fs/promises";
import { loadavg } from "node:os";
import { inProject } from "../../scripts/services/project-root";
import type { PageReading } from "./measure-page";

/** One page: from an office's desk, by a phone's width at the same desk, and, for most kinds, on a slow phone. */
export interface Measured {
  readonly name: string;
  /** 1280 px wide. */
  readonly desk: PageReading;
  /** 390 px wide; on a slow phone where `slow`. */
  readonly phone: PageReading;
  readonly slow: boolean;
  /** Why it could not be measured. */
  readonly failed?: string;
}

export const NOTHING: PageReading = { lcpMs: 0, inpMs: null, interactions: 0, scriptKb: 0, laterScriptKb: 0, otherKb: 0, unpacked: 0, cls: 0, moved: [] };

export const LIMITS = { lcpMs: 2_500, inpMs: 200, scriptKb: 250, cls: 0.005 };

export interface Fault {
  readonly name: string;
  readonly text: string;
}

/** What is not below its limit, page by page. */
export function faultsOf({ name, desk, phone, slow, failed }: Measured): Fault[] {
  if (failed !== undefined) return [{ name, text: `could not be measured: ${failed}` }];
  const faults: string[] = [];
  if (isHeavy(phone, desk)) faults.push(`JavaScript ${phone.scriptKb} / ${desk.scriptKb} kB`);
  if (desk.unpacked + phone.unpacked > 0) faults.push("scripts that travel without being packed");
  if (slow && phone.lcpMs >= LIMITS.lcpMs) faults.push(`LCP ${phone.lcpMs} ms`);
  if (slow && phone.lcpMs === 0) faults.push("nothing was painted");
  if (phone.inpMs !== null && phone.inpMs >= LIMITS.inpMs) faults.push(`INP ${phone.inpMs} ms`);
  if (phone.inpMs !== null && phone.interactions === 0) faults.push("no interaction was counted");
  for (const [width, reading] of [[1280, desk], [390, phone]] as const) {
    if (reading.cls >= LIMITS.cls) faults.push(`${width} px: what is there moves, CLS ${reading.cls} (${reading.moved.join("; ")})`);
  }
  return faults.map((text) => ({ name, text }));
}

const isHeavy = (...readings: readonly PageReading[]) => readings.some(({ scriptKb }) => scriptKb >= LIMITS.scriptKb);

/** One line for the terminal. */
export function lineOf({ name, desk, phone, slow }: Measured): string {
  return `${name.padEnd(36)} JavaScript ${phone.scriptKb.toFixed(1).padStart(6)} / ${desk.scriptKb.toFixed(1)} kB, later ${phone.laterScriptKb} / ${desk.laterScriptKb}   CLS ${phone.cls} / ${desk.cls}${slow ? `   LCP ${phone.lcpMs} ms   INP ${inpOf(phone)}` : ""}`;
}

const inpOf = ({ inpMs }: PageReading) => (inpMs === null ? "–" : inpMs === 0 ? "under 16" : String(inpMs));

/** Writes `bench/reports/screens.md`; called after every page, so that a run that is cut off has told what it saw. */
export async function writeReport(measured: readonly Measured[], machine: string, loads: readonly number[], whole: boolean): Promise<void> {
  const bold = (text: string | number, over: boolean) => (over ? `**${text}**` : String(text));
  const faults = measured.flatMap(faultsOf);
  const lines = [
    "# Screens",
    "",
    "Written by `npm run bench:screens`: production build in Chromium, empty cache, every page, at 390 px / at 1280 px. JavaScript is what the first load brought over the wire, compressed as the",
    "server sends it, without headers: all that was asked for until the page had loaded, had come to life and the browser had nothing more to do. Later is what came after that moment until the page",
    "stood still, because it is in sight and nothing waits for it: the drawing of charts. Slow phone: 390 × 844, 150 ms and 1.6 Mbit/s, processor slowed down four times; INP is the slowest",
    "of what was done there (typing into the search, a form or the grid's first line, opening filters and menus). CLS is all that moved without anybody's doing.",
    `Limits: JavaScript ${LIMITS.scriptKb} kB, LCP ${LIMITS.lcpMs} ms, INP ${LIMITS.inpMs} ms, CLS ${LIMITS.cls}. Bold is over.`,
    "",
    `Machine: ${machine}; the browser, the web server and PostgreSQL share it. Load while measuring: ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}. JavaScript and CLS do not depend on it, LCP and INP do.`,
    "",
    whole ? `${measured.length} pages, ${faults.length === 0 ? "none over a limit." : `${new Set(faults.map((fault) => fault.name)).size} with something over a limit.`}` : `**The run was cut off after ${measured.length} pages.**`,
    "",
    "| page | JavaScript kB | later kB | other kB | CLS | LCP ms, slow phone | INP ms, slow phone |",
    "|---|--:|--:|--:|--:|--:|--:|",
    ...measured.map(({ name, desk, phone, slow }) => {
      const cls = [phone, desk].map((one) => bold(one.cls, one.cls >= LIMITS.cls)).join(" / ");
      const timed = slow ? `${bold(phone.lcpMs, phone.lcpMs >= LIMITS.lcpMs)} | ${bold(inpOf(phone), (phone.inpMs ?? 0) >= LIMITS.inpMs)}` : "– | –";
      return `| ${name} | ${bold(`${phone.scriptKb.toFixed(1)} / ${desk.scriptKb.toFixed(1)}`, isHeavy(phone, desk))} | ${phone.laterScriptKb} / ${desk.laterScriptKb} | ${phone.otherKb} | ${cls} | ${timed} |`;
    }),
    "",
    ...(faults.length > 0 ? ["## Over a limit", "", ...faults.map((fault) => `- ${fault.name}: ${fault.text}`), ""] : []),
  ];
  await mkdir(inProject("bench/reports"), { recursive: true });
  await writeFile(inProject("bench/reports/screens.md"), lines.join("\n"));
}

/** What all programs of the machine want of its processors, now. */
export const loadNow = () => loadavg()[0] ?? 0;
