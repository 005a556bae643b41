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

/** Times of every reading, then the plans that stand behind them, each once. */
export function writeReport(results: readonly ReadResult[], facts: Facts): string {
  const slow = results.filter((r) => r.p95Ms > facts.targetMs);
  const lines = [
    "# Reading at scale",
    "",
    "Written by `npm run bench:sd -- --reads`. Times are the server's part of a request: the transaction with all its statements, as the",
    "application's role under row-level security. Plans were taken as that role with the times of an actual run.",
    "",
    `- Machine: ${facts.machine}; load average while reading ${facts.load.toFixed(1)}`,
    `- Database: ${facts.orders.toLocaleString("en")} orders in ${facts.tenants} companies, ${(facts.databaseBytes / 1024 ** 3).toFixed(1)} GB`,
    `- ${results.length} readings; ${slow.length} over ${facts.targetMs} ms at p95`,
    "",
    "## Times",
    "",
    "| screen | what | page | statements | p50 ms | p95 ms |",
    "|---|---|--:|--:|--:|--:|",
    ...results.map((r) => `| ${r.screen} | ${r.what} | ${r.page} | ${r.statements} | ${r.p50Ms} | ${r.p95Ms > facts.targetMs ? `**${r.p95Ms}**` : r.p95Ms} |`),
    "",
    "## Plans",
    "",
  ];
  for (const r of results) {
    lines.push(`### ${r.screen}: ${r.what}${r.page > 1 ? `, page ${r.page}` : ""}`, "");
    for (const { text, ms, plan } of r.explained) {
      lines.push(`\`${shortened(text)}\``, "", "```", `${ms.toFixed(2)} ms with planning`, ...plan.map(shortenedLine), "```", "");
    }
  }
  return `${lines.join("\n")}\n`;
}

const shortened = (text: string) => (text.length > 220 ? `${text.slice(0, 90)} … ${text.slice(text.search(/\bfrom\b/i), text.search(/\bfrom\b/i) + 120)} …` : text).replaceAll("`", "'");
const shortenedLine = (line: string) => (line.length > 240 ? `${line.slice(0, 237)}…` : line);
