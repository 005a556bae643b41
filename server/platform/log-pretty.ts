const COLOURS: Readonly<Record<string, number>> = { trace: 90, debug: 90, info: 36, warn: 33, error: 31, fatal: 35 };

/** A JSON line made readable for a developer's terminal; anything else passes unchanged. */
export function prettyLine(line: string): string {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return line;
  }
  const { time, level, msg, pid: _pid, err, ...rest } = entry;
  const stack = typeof err === "object" && err !== null && "stack" in err ? `\n${String(err.stack)}` : "";
  const more = Object.entries(rest).map(([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  const shown = `\u001b[${COLOURS[String(level)] ?? 0}m${String(level).padEnd(5)}\u001b[0m`;
  return `${String(time).slice(11, 23)} ${shown} ${[msg, ...more].filter(Boolean).join(" ")}${stack}\n`;
}
