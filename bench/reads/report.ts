import type { ReadResult } from "./run";

interface Facts {
  readonly machine: string;
  readonly targetMs: number;
  /** Processes that wanted a processor, mean of five minutes: above the number of processors, times are too long by that factor. */
  readonly load: number;
  readonly orders: number;
  readonly tenants: number;
  readonly databaseBytes: number;
}

/** What each screen takes at the most, times of every reading, then the plan of each statement where it was slowest. */
export function writeReport(results: readonly ReadResult[], facts: Facts): string {
  const over = (of: readonly ReadResult[], measure: (r: ReadResult) => number) => of.filter((r) => measure(r) > facts.targetMs).length;
  const marked = (ms: number) => (ms > facts.targetMs ? `**${ms}**` : String(ms));
  const screens = [...new Set(results.map((r) => r.screen))].map((screen) => ({ screen, all: results.filter((r) => r.screen === screen) }));
  return `${[
    "# Reading at scale",
    "",
    "Written by `npm run bench:sd -- --reads`. Times are the server's part of a request: the transaction with all its statements, as the",
    "application's role under row-level security. Processor time is that of PostgreSQL and of the process that asks, while a reading is",
    "under way: unlike time passed, it does not grow with what else the machine does. Plans were taken as that role in an actual run.",
    "",
    `- Machine: ${facts.machine}; load average while reading ${facts.load.toFixed(1)}`,
    `- Database: ${facts.orders.toLocaleString("en")} orders in ${facts.tenants} companies, ${(facts.databaseBytes / 1024 ** 3).toFixed(1)} GB`,
    `- ${results.length} readings; ${over(results, (r) => r.p95Ms)} over ${facts.targetMs} ms of time passed at p95, ${over(results, (r) => r.cpuP95Ms)} over ${facts.targetMs} ms of processor time at p95`,
    "",
    "## Screens",
    "",
    `| screen | readings | slowest p95 ms | dearest p95 ms of processor | over ${facts.targetMs} ms passed | over ${facts.targetMs} ms of processor |`,
    "|---|--:|--:|--:|--:|--:|",
    ...screens.map(({ screen, all }) => `| ${screen} | ${all.length} | ${marked(Math.max(...all.map((r) => r.p95Ms)))} | ${marked(Math.max(...all.map((r) => r.cpuP95Ms)))} | ${over(all, (r) => r.p95Ms)} | ${over(all, (r) => r.cpuP95Ms)} |`),
    "",
    "## Times",
    "",
    "| screen | what | page | statements | p50 ms | p95 ms | processor p95 ms |",
    "|---|---|--:|--:|--:|--:|--:|",
    ...results.map((r) => `| ${r.screen} | ${r.what} | ${r.page} | ${r.statements} | ${r.p50Ms} | ${marked(r.p95Ms)} | ${marked(r.cpuP95Ms)} |`),
    "",
    "## Plans",
    "",
    ...screens.flatMap(({ screen, all }) => plansOf(screen, all)),
  ].join("\n")}\n`;
}

/** Each statement of a screen once, with the plan it had where it took longest. */
function plansOf(screen: string, results: readonly ReadResult[]): string[] {
  const slowest = new Map<string, { reading: string; ms: number; plan: readonly string[] }>();
  for (const r of results) {
    for (const { text, ms, plan } of r.explained) {
      if (ms > (slowest.get(text)?.ms ?? -1)) slowest.set(text, { reading: `${r.what}${r.page > 1 ? `, page ${r.page}` : ""}`, ms, plan });
    }
  }
  return [`### ${screen}`, "", ...[...slowest].flatMap(([text, { reading, ms, plan }]) => [`${reading}: \`${shortened(text)}\``, "", "```", `${ms.toFixed(2)} ms with planning`, ...plan.map(shortenedLine), "```", ""])];
}

const shortened = (text: string) => (text.length > 220 ? `${text.slice(0, 90)} … ${text.slice(text.search(/\bfrom\b/i), text.search(/\bfrom\b/i) + 120)} …` : text).replaceAll("`", "'");
const shortenedLine = (line: string) => (line.length > 240 ? `${line.slice(0, 237)}…` : line);
