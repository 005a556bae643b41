import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { CalendarDate } from "@/server/kernel/calendar-date";
import { onlyCustomersOf } from "@/server/modules/customers";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import type { Permission } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { gramsOfWord } from "../rules/grams";
import { judgeMatch, readyText, typedWords, type TypedWord } from "../rules/judge-match";
import { SEARCH_KINDS, type SearchKind } from "../rules/search-kinds";

const PERMISSION_OF: Readonly<Record<SearchKind, Permission>> = {
  customer: "customers.view", item: "catalog.view", order: "orders.view", shipment: "shipments.view", invoice: "invoices.view",
  receipt: "receivables.view", return_receipt: "returns.view", supplier: "inbound.view", expected_receipt: "inbound.view",
};

/** List entries that one search reads at most; the commonest pieces of what was typed are left out beyond it. */
const MOST_ENTRIES = 16_000;
/** Documents that are looked at one by one. */
const MOST_JUDGED = 250;

export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly label: string;
  /** The field that answered, and its text, when it is not the label itself. */
  readonly found: { readonly field: string; readonly text: string } | null;
  readonly code: string | null;
  readonly customerName: string | null;
  readonly happenedOn: CalendarDate | null;
}

interface Candidate extends Record<string, unknown> {
  doc_no: number;
  kind: SearchKind;
  record_id: string;
  label: string;
  fields: [string, string][];
  happened_on: CalendarDate | null;
  customer_name: string | null;
}

/**
 * Customers, items and documents by number, name, legal entity, contact, phone, customer's reference, code: of each kind the best few,
 * the best kind first. A wrong letter is forgiven in names. What the actor may not see is not found.
 */
export const searchEverything = defineQuery({
  name: "search.search-everything",
  permission: "today.view",
  input: z.object({ search: z.string().trim().max(100), mostOfEach: z.number().int().min(1).max(20).default(5) }),
  async run(scope, { search, mostOfEach }): Promise<{ groups: { kind: SearchKind; hits: SearchHit[] }[] }> {
    const kinds = SEARCH_KINDS.filter((kind) => actorMay(scope.actor, PERMISSION_OF[kind]));
    const words = typedWords(search);
    if (words.length === 0 || kinds.length === 0) return { groups: [] };
    const candidates = await findCandidates(scope, words.map(({ word }) => word), kinds);
    const ranked = candidates
      .flatMap((candidate, index) => rank(candidate, index, words.map(({ typed }) => typed)))
      .sort((a, b) => b.score - a.score || a.order - b.order || a.index - b.index);
    const groups = new Map<SearchKind, SearchHit[]>();
    for (const { hit } of ranked) {
      const group = groups.get(hit.kind) ?? [];
      groups.set(hit.kind, group);
      if (group.length < mostOfEach) group.push(hit);
    }
    return { groups: [...groups].map(([kind, hits]) => ({ kind, hits })) };
  },
});

async function findCandidates(scope: TenantScope, words: readonly string[], kinds: readonly SearchKind[]): Promise<Candidate[]> {
  const tenant = sql`${scope.tenantId}::uuid`;
  const grams = [...new Set(words.flatMap((word) => [...gramsOfWord(word)]))];
  if (grams.length === 0) return [];
  const sizes = await scope.db.execute<{ gram: string; size: number }>(
    sql`select gram, sum(size)::float8 as size from search_grams where tenant_id = ${tenant} and gram = any(${sql.param(grams)}::text[]) group by gram`,
  );
  const chosen = rarest([...sizes]);
  if (chosen.length === 0) return [];
  const ranked = await mostShared(scope, tenant, chosen);
  const rows = await scope.db.execute<Candidate>(sql`
    select d.doc_no, d.kind, d.record_id, d.label, d.fields, d.happened_on::text, c.name as customer_name
      from search_documents d
      left join customers c on c.tenant_id = ${tenant} and c.id = d.customer_id
     where d.tenant_id = ${tenant} and d.doc_no = any(${`{${[...ranked.keys()].join(",")}}`}::integer[]) and d.kind = any(${sql.param([...kinds])}::text[])`);
  return [...rows].sort((one, other) => (ranked.get(one.doc_no) ?? 0) - (ranked.get(other.doc_no) ?? 0));
}

/**
 * The documents that have most of the pieces, the newest of equals first, with their place. The lists are counted here: as rows of the
 * database the same entries take ten times as long.
 */
async function mostShared(scope: TenantScope, tenant: SQL, grams: readonly string[]): Promise<Map<number, number>> {
  const lists = await scope.db.execute<{ docs: string | null }>(listsOf(scope, tenant, grams));
  const pieces = new Map<number, number>();
  for (const { docs } of lists) {
    for (const text of docs ? docs.split(",") : []) {
      const doc = Number(text);
      pieces.set(doc, (pieces.get(doc) ?? 0) + 1);
    }
  }
  const byPieces = Array.from({ length: grams.length + 1 }, (): number[] => []);
  for (const [doc, count] of pieces) byPieces[count]?.push(doc);
  const best: number[] = [];
  for (let count = grams.length; count > 0 && best.length < MOST_JUDGED; count -= 1) best.push(...(byPieces[count] ?? []).sort((a, b) => b - a));
  return new Map(best.slice(0, MOST_JUDGED).map((doc, place) => [doc, place]));
}

/** The lists of pieces; of somebody who sees few customers only what is theirs, before the best are cut off. */
function listsOf(scope: TenantScope, tenant: SQL, grams: readonly string[]): SQL {
  const owner = onlyCustomersOf(scope);
  const wanted = sql`g.tenant_id = ${tenant} and g.gram = any(${sql.param([...grams])}::text[])`;
  if (!owner) return sql`select array_to_string(g.docs, ',') as docs from search_grams g where ${wanted}`;
  return sql`select string_agg(doc::text, ',') as docs from search_grams g, unnest(g.docs) as doc
    where ${wanted} and doc in (select d.doc_no from search_documents d where d.tenant_id = ${tenant}
      and (d.customer_id is null or d.customer_id = any(array(select c.id from customers c where c.tenant_id = ${tenant} and c.owner_user_id = ${owner}::uuid))))`;
}

/** The rarest pieces say most; as many as one search may read, and one in any case. */
function rarest(sizes: { gram: string; size: number }[]): string[] {
  let sum = 0;
  return sizes.sort((a, b) => a.size - b.size).flatMap(({ gram, size }, index) => ((sum += size) <= MOST_ENTRIES || index === 0 ? [gram] : []));
}

interface Ranked {
  readonly hit: SearchHit;
  readonly score: number;
  readonly order: number;
  readonly index: number;
}

/** A person who is called so is meant less often than a company or a document that is. */
const FURTHER: ReadonlySet<string> = new Set(["contact", "email", "payer"]);
const FURTHER_OFF = 35;

/** Every typed word must be answered by some field; the first fields weigh a little more. */
function rank(candidate: Candidate, index: number, words: readonly TypedWord[]): Ranked[] {
  const texts = candidate.fields.map(([, text]) => readyText(text));
  let score = 0;
  let field = 0;
  let weakest = Infinity;
  for (const word of words) {
    let best = -Infinity;
    texts.forEach((text, at) => {
      const match = judgeMatch(word, text);
      const judged = match - at / 10 - (FURTHER.has(candidate.fields[at]?.[0] ?? "") ? FURTHER_OFF : 0);
      if (match === 0 || judged <= best) return;
      best = judged;
      // What is shown is the field that answered where the label did not.
      if (at !== 0 && best < weakest) field = at;
    });
    if (best === -Infinity) return [];
    weakest = Math.min(weakest, best);
    score += best;
  }
  const [name, text] = candidate.fields[field] ?? ["", ""];
  const hit: SearchHit = {
    kind: candidate.kind,
    id: candidate.record_id,
    label: candidate.label,
    found: text === candidate.label || text === candidate.customer_name || name === "code" ? null : { field: name, text },
    code: candidate.fields.find(([one]) => one === "code")?.[1] ?? null,
    customerName: candidate.kind === "customer" ? null : candidate.customer_name,
    happenedOn: candidate.happened_on,
  };
  return [{ hit, score, order: SEARCH_KINDS.indexOf(candidate.kind), index }];
}
