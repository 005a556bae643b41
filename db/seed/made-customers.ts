import type { Random } from "./random";
import {
  CHINESE_CITIES, CHINESE_FAMILY, CHINESE_GIVEN, CHINESE_KINDS, CHINESE_STEMS, EUROPEAN_GIVEN, EUROPEAN_KINDS, EUROPEAN_STEMS,
  KOREAN_CITIES, KOREAN_FAMILY, KOREAN_GIVEN, KOREAN_KINDS, KOREAN_STEMS,
} from "./vocabulary";

export interface MadeCustomer {
  readonly input: {
    code: string;
    name: string;
    type: "direct" | "distributor";
    regionCode: string;
    phone: string;
    email: string;
    territory?: string;
    endUse?: string;
    specialNotes?: string;
    entity: { name: string; country: string; taxNumber: string };
    contacts: { name: string; title: string; email: string; phone: string; role: "buys"; isPrimary: true }[];
    addresses: { kind: "sold_to" | "ship_to" | "bill_to"; label: string; line1: string; city: string; postalCode: string; country: string }[];
  };
  /** How much it orders, relative to the others. */
  readonly size: number;
  /** Days after the due date at which it pays, usually; above 90 is a bad payer. */
  readonly lateness: number;
}

interface Origin {
  name: string;
  person: string;
  country: string;
  city: string;
  street: string;
  region: string;
}

function origin(random: Random, index: number): Origin {
  const kind = index % 20;
  if (kind < 12) {
    const [city, street] = random.pick(KOREAN_CITIES);
    const name = index === 7 ? "대한민국 전국 호텔 레스토랑 주방용품 및 생활식기 종합 유통 물류 협동조합 연합회 서울 경기 인천 강원 지역본부" : `${index % 3 === 0 ? "(주)" : ""}${random.pick(KOREAN_STEMS)}${random.pick(KOREAN_KINDS)}`;
    return { name, person: random.pick(KOREAN_FAMILY) + random.pick(KOREAN_GIVEN), country: "KR", city, street, region: city };
  }
  if (kind < 15) {
    const [city, street] = random.pick(CHINESE_CITIES);
    return { name: `${city}${random.pick(CHINESE_STEMS)}${random.pick(CHINESE_KINDS)}`, person: random.pick(CHINESE_FAMILY) + random.pick(CHINESE_GIVEN), country: "CN", city, street, region: "CN" };
  }
  const [suffix, country, city, street] = random.pick(EUROPEAN_KINDS);
  const family = random.pick(EUROPEAN_STEMS);
  return { name: `${family} ${suffix}`, person: `${random.pick(EUROPEAN_GIVEN)} ${random.pick(EUROPEAN_STEMS)}`, country, city, street, region: "EU" };
}

/** One customer of the demo company, believable and the same for the same stream of numbers. */
export function madeCustomer(random: Random, index: number): MadeCustomer {
  const from = origin(random, index);
  const code = `C${String(index + 1).padStart(4, "0")}`;
  const distributor = random.chance(0.35);
  const address = { label: "Main", line1: `${from.street} ${random.int(1, 240)}`, city: from.city, postalCode: String(random.int(10_000, 69_999)), country: from.country };
  const mailbox = `${code.toLowerCase()}@customer.example`;
  const bad = random.chance(0.06);
  return {
    size: 0.3 + random.next() ** 4 * 6,
    lateness: bad ? random.int(95, 200) : random.chance(0.35) ? random.int(5, 45) : random.int(-5, 3),
    input: {
      code,
      name: from.name,
      type: distributor ? "distributor" : "direct",
      regionCode: from.region,
      phone: `+82 2 ${random.int(200, 999)} ${random.int(1000, 9999)}`,
      email: mailbox,
      ...(distributor ? { territory: from.region } : { endUse: "own kitchens" }),
      ...(random.chance(0.08) ? { specialNotes: "Deliver before 10:00, call the gate first." } : {}),
      entity: { name: from.name, country: from.country, taxNumber: `${random.int(100, 999)}-${random.int(10, 99)}-${random.int(10_000, 99_999)}` },
      contacts: [{ name: from.person, title: "Purchasing", email: mailbox, phone: `+82 10 ${random.int(2000, 9999)} ${random.int(1000, 9999)}`, role: "buys", isPrimary: true }],
      addresses: [{ kind: "sold_to", ...address }, { kind: "bill_to", ...address }, { kind: "ship_to", ...address }, ...(random.chance(0.3) ? [{ kind: "ship_to" as const, ...address, label: "Branch", line1: `${from.street} ${random.int(241, 400)}` }] : [])],
    },
  };
}
