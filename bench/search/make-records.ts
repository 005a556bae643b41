import type { Sql } from "postgres";
import { newId } from "@/server/platform/new-id";
import { chooser, type Chooser } from "../stage/chooser";
import type { Company } from "../stage/companies";

export interface MadeRecord {
  readonly id: string;
  readonly name: string;
  readonly contact: string;
}

const KOREAN = [..."가강경고공광구국금기김나남노다대도동두라로마만무미민바백보부비사산삼상서선성세소송수신아안양연영오용우원유윤은이인일자장재전정제조종주준지진천청초태통평하한해현형호홍화"];
const KOREAN_TRADES = ["전자", "물산", "상사", "기계", "화학", "산업", "정밀", "무역", "테크", "식품", "건설", "제약"];
const CHINESE = [..."东西南北中华国天地金木水火土山海江河春秋明星光辉宏达盛昌兴隆泰安和平福瑞祥鑫源润丰嘉佳利顺通远长永新建伟"];
const CHINESE_TRADES = ["电子有限公司", "机械有限公司", "贸易有限公司", "化工股份有限公司", "科技有限公司"];
const CITIES = ["上海", "深圳", "广州", "苏州", "青岛", "宁波"];
const LATIN = ["ba", "den", "ro", "kel", "mar", "tin", "vo", "sha", "lin", "or", "wex", "ha", "gris", "ten", "bu", "cal", "do", "fen", "ju", "pra"];
const LATIN_TRADES = ["Electronics", "Machinery", "Trading", "Chemicals", "Logistics", "GmbH", "Industries"];

const several = (from: readonly string[], count: number, choose: Chooser) => Array.from({ length: count }, () => from[Math.floor(choose.next() * from.length)] ?? "").join("");
const one = (from: readonly string[], choose: Chooser) => several(from, 1, choose);

function nameOf(index: number, choose: Chooser): string {
  if (index % 3 === 0) return `${several(KOREAN, 3, choose)}${one(KOREAN_TRADES, choose)}`;
  if (index % 3 === 1) return `${one(CITIES, choose)}${several(CHINESE, 2, choose)}${one(CHINESE_TRADES, choose)}`;
  const word = several(LATIN, 3, choose);
  return `${word[0]?.toUpperCase()}${word.slice(1)} ${one(LATIN_TRADES, choose)}`;
}

const CHUNK = 2_000;

/** So many customers with entity, contact and phone, and an order each with a reference; only what searches read, written as rows. */
export async function makeRecords(sql: Sql, company: Company, count: number, progress: (done: number) => void): Promise<MadeRecord[]> {
  const choose = chooser(7);
  const made: MadeRecord[] = [];
  const tenant = company.workspace.tenantId;
  for (let from = 0; from < count; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - from) }, (_, i) => {
      const index = from + i;
      const name = nameOf(index, choose);
      const contact = index % 3 === 1 ? several(CHINESE, 3, choose) : several(KOREAN, 3, choose);
      return { id: newId(), order_id: newId(), entity_id: newId(), contact_id: newId(), index, name, contact, phone: `010-${String(Math.floor(choose.next() * 1e8)).padStart(8, "0")}`, reference: `PO-${Math.floor(choose.next() * 1e6)}` };
    });
    const data = JSON.stringify(rows);
    const r = sql`json_to_recordset(${data}::text::json) as r(id uuid, order_id uuid, entity_id uuid, contact_id uuid, index integer, name text, contact text, phone text, reference text)`;
    await sql`insert into customers (tenant_id, id, code, name, type, search_text, phone, currency) select ${tenant}, id, 'K' || index, name, 'direct', lower(name), phone, 'KRW' from ${r}`;
    await sql`insert into legal_entities (tenant_id, id, customer_id, name, country) select ${tenant}, entity_id, id, name, 'KR' from ${r}`;
    await sql`insert into contacts (tenant_id, id, customer_id, name, phone) select ${tenant}, contact_id, id, contact, phone from ${r}`;
    await sql`insert into orders (tenant_id, id, number, customer_id, legal_entity_id, ordered_on, required_on, customer_reference, warehouse_id, ship_to, currency, search_text)
      select ${tenant}, order_id, 'SO-2026-' || lpad((100000 + index)::text, 6, '0'), id, entity_id, '2026-01-05', '2026-02-05', reference, ${company.warehouseId}, '{}', 'KRW', '' from ${r}`;
    made.push(...rows.map(({ id, name, contact }) => ({ id, name, contact })));
    progress(made.length);
  }
  return made;
}
