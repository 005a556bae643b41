import postgres from "postgres";
import { connectDatabase } from "@/db/client";
import { followChanges, searchEverything } from "@/server/modules/search";
import { systemActor, userActor } from "@/server/platform/actor";
import { read } from "@/server/platform/command";
import { say } from "../../scripts/demo/say";
import { watchDatabase } from "../reads/explained";
import { contextOf, openCompany } from "../stage/companies";
import { startOwnServices } from "../stage/own-services";
import { percentile, rounded } from "../stage/percentile";
import { processorTime } from "./processor-time";
import { makeRecords, type MadeRecord } from "./make-records";

const TARGET_MS = 100;
const ASKED = 60;

interface Question {
  readonly what: string;
  /** What somebody types who means the record; null when the record is none of this kind. */
  typed(record: MadeRecord): string | null;
}

const replaced = (text: string, at: number, by: string) => [...text].map((c, i) => (i === at ? by : c)).join("");
const korean = (record: MadeRecord) => /^[가-힣]/.test(record.name);
const latin = (record: MadeRecord) => /^[A-Z]/.test(record.name);
const chinese = (record: MadeRecord) => /^\p{Script=Han}/u.test(record.name);

const QUESTIONS: readonly Question[] = [
  { what: "a name in Latin letters, one wrong", typed: (r) => (latin(r) ? replaced(r.name, 2, r.name[2] === "x" ? "y" : "x").toLowerCase() : null) },
  { what: "a name in Korean, one letter wrong", typed: (r) => (korean(r) ? replaced(r.name, 1, String.fromCharCode(((r.name.charCodeAt(1) - 0xac00) ^ 1) + 0xac00)) : null) },
  { what: "two Chinese characters", typed: (r) => (chinese(r) ? [...r.name].slice(2, 4).join("") : null) },
  { what: "a Chinese name", typed: (r) => (chinese(r) ? [...r.name].slice(0, 6).join("") : null) },
  { what: "the first two letters of a Korean name", typed: (r) => (korean(r) ? r.name.slice(0, 2) : null) },
  { what: "a contact and a company", typed: (r) => `${r.contact} ${[...r.name].slice(0, 3).join("")}` },
];

/** Searches among many records as somebody types: time at the server, and whether what was meant is among the answers. */
export async function benchSearch(count: number): Promise<number> {
  const services = await startOwnServices({ name: "search", settings: { shared_buffers: "1GB", max_wal_size: "4GB" } });
  const connection = connectDatabase(services.databaseUrl, { max: 4 });
  const owner = postgres(services.databaseUrl, { max: 1, onnotice: () => undefined, connection: { session_replication_role: "replica" } });
  const watched = watchDatabase(services.databaseUrl, 1);
  try {
    const company = await openCompany(connection.db, "Bench Search", { customers: 1, items: 1 });
    const records = await makeRecords(owner, company, count, () => undefined);
    const context = contextOf(connection.db, company);
    const began = performance.now();
    await followChanges({ ...context, actor: systemActor("bench") });
    say(`${count} customers and as many orders indexed in ${Math.round((performance.now() - began) / 1000)} s`);
    await owner`vacuum (analyze)`;
    const [size] = await owner<{ grams: string; documents: string; rows: string }[]>`
      select pg_size_pretty(pg_total_relation_size('search_grams')) as grams, pg_size_pretty(pg_total_relation_size('search_documents')) as documents, (select count(*) from search_grams) as rows`;
    say(`lists ${size?.grams} in ${size?.rows} rows, documents ${size?.documents}`);
    await owner`update customers set owner_user_id = ${company.ownerId} where tenant_id = ${company.workspace.tenantId} and code like 'K%00'`;
    const rep = { ...context, actor: userActor({ userId: company.ownerId, role: "sales_rep", ownCustomersOnly: true }) };
    let slow = 0;
    for (const question of QUESTIONS) {
      const times: number[] = [];
      let found = 0;
      const asked = records.filter((_, i) => i % 379 === 5).flatMap((record) => ({ record, typed: question.typed(record) })).filter((one) => one.typed !== null).slice(0, ASKED);
      const spent = await processorTime(owner);
      for (const { record, typed } of asked) {
        const before = performance.now();
        const answer = await read(context, searchEverything, { search: typed ?? "", mostOfEach: 20 });
        times.push(performance.now() - before);
        // Others may be called the same in what was typed: then any of them is what was meant.
        const hits = answer.groups.flatMap((group) => group.hits);
        if (hits.some((hit) => hit.id === record.id) || (hits.length > 0 && hits.every((hit) => `${hit.label} ${hit.found?.text}`.includes(typed ?? "")))) found += 1;
      }
      const p95 = percentile(times, 0.95);
      const { node, database } = await spent();
      if (p95 > TARGET_MS || found < asked.length) slow += 1;
      say(`${question.what}: ${found} of ${asked.length} found, p50 ${rounded(percentile(times, 0.5), 1)} ms, p95 ${rounded(p95, 1)} ms; processor ${rounded(node / asked.length, 1)} ms here, ${rounded(database / asked.length, 1)} ms in the database`);
    }
    const own = performance.now();
    await read(rep, searchEverything, { search: "전자" });
    say(`somebody with own customers only, a common word: ${rounded(performance.now() - own, 1)} ms`);
    const typed = QUESTIONS[0]?.typed(records.find(latin) as MadeRecord) ?? "";
    const statements = await watched.statementsOf(() => read({ ...context, database: watched.db }, searchEverything, { search: typed }));
    for (const one of await watched.explain(company.workspace.tenantId, statements)) say(`\n${rounded(one.ms, 1)} ms\n${one.plan.join("\n")}`);
    return slow === 0 ? 0 : 1;
  } finally {
    await watched.close();
    await owner.end();
    await connection.close();
    await services.destroy();
  }
}

const wanted = process.argv.indexOf("--records");
process.exitCode = await benchSearch(wanted > 0 ? Number(process.argv[wanted + 1]) : 100_000);
