import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { connectDatabase } from "@/db/client";
import { dateInZone, isCalendarDate, type CalendarDate } from "@/server/kernel/calendar-date";
import { ROLES } from "@/server/platform/permissions";
import { parseEnvironment } from "@/server/platform/env";
import { loadDemo } from "./demo";

/** The demo company's password, the same for everybody in it; the address they sign in at is this machine's own. */
const PASSWORD = "hangang-river-2026";

const env = parseEnvironment(process.env);
const orders = Number(process.env.NARU_DEMO_ORDERS ?? 5_000);
const months = Number(process.env.NARU_DEMO_MONTHS ?? 24);
const named = process.env.NARU_DEMO_UNTIL ?? "";
const until: CalendarDate = isCalendarDate(named) ? named : dateInZone(new Date(), "Asia/Seoul");
const connection = connectDatabase(env.DATABASE_APP_URL ?? env.DATABASE_URL, {
  max: 4,
  role: env.DATABASE_APP_URL ? null : undefined,
  applicationName: "naru-demo",
  socket: env.DATABASE_SOCKET,
  // A crash loses the demo that is being loaded, which is then loaded again.
  parameters: { synchronous_commit: "off" },
});
// The planner learns of the tables as they grow; it would otherwise go on with the plans it made for empty ones.
const owner = connectDatabase(env.DATABASE_URL, { max: 1, role: null, applicationName: "naru-demo-analyze" });
let learning: Promise<unknown> | null = null;
try {
  const started = performance.now();
  let lastMonth = "";
  const company = await loadDemo({
    database: connection.db,
    until,
    orders,
    months,
    password: PASSWORD,
    onProgress(day, done, of) {
      if (day.slice(0, 7) === lastMonth) return;
      lastMonth = day.slice(0, 7);
      learning ??= owner.sql`analyze`.catch(() => undefined).finally(() => (learning = null));
      process.stdout.write(`${lastMonth}  ${done} of about ${of} orders  ${Math.round((performance.now() - started) / 1000)} s\n`);
    },
  });
  const file = process.env.NARU_SIGN_INS_FILE ?? path.join(env.NARU_DATA_DIR, "sign-ins.json");
  await mkdir(path.dirname(file), { recursive: true });
  const signIns = ROLES.flatMap((role) => company.players.filter((p) => p.role === role).slice(0, 1)).map((p) => ({ role: p.role, name: p.name, email: p.email, password: company.password }));
  await writeFile(file, JSON.stringify({ workspace: company.name, slug: company.slug, signIns }, null, 2));
  process.stdout.write(`Loaded in ${Math.round((performance.now() - started) / 1000)} s\n`);
} finally {
  await learning;
  await owner.close();
  await connection.close();
}
