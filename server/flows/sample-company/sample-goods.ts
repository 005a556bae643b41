import { minorDigits } from "@/server/kernel/currency";
import { decimal, decimalText } from "@/server/kernel/money";

export interface SampleGood {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  /** Major units of the home currency. */
  readonly price: string;
  readonly cost: string;
}

interface Words {
  readonly category: string;
  readonly goods: readonly string[];
  readonly customers: readonly string[];
  readonly supplier: string;
  readonly street: string;
  readonly city: string;
  /** Added to the company's name. */
  readonly sample: string;
}

const ENGLISH: Words = {
  category: "Kitchen",
  goods: ["Stoneware bowl", "Dinner plate", "Water glass, set of 6", "Bread knife", "Cast iron pan", "Linen napkin", "Serving tray", "Storage jar"],
  customers: ["Harbour Hotel Group", "Green Fork Restaurants", "Maple & Sons Catering", "Corner Kitchen Supplies", "Northside Hospital Canteen", "Bluewater Cruises"],
  supplier: "Kiln and Forge Works", street: "Market Street", city: "Riverside", sample: "Sample",
};

const WORDS: Readonly<Record<string, Words>> = {
  en: ENGLISH,
  ko: {
    category: "주방용품",
    goods: ["도자기 대접", "디너 접시", "물컵 6개 세트", "빵칼", "무쇠 프라이팬", "리넨 냅킨", "서빙 쟁반", "보관 용기"],
    customers: ["한강호텔 주식회사", "푸른식탁 외식", "단풍케이터링", "모퉁이주방", "북부병원 식당", "동해크루즈"],
    supplier: "가마공방", street: "시장길", city: "서울", sample: "샘플",
  },
  zh: {
    category: "厨房用品",
    goods: ["陶瓷碗", "餐盘", "水杯六件套", "面包刀", "铸铁锅", "亚麻餐巾", "托盘", "储物罐"],
    customers: ["江畔酒店集团", "绿叉餐饮有限公司", "枫林团餐", "街角厨具行", "城北医院食堂", "碧海邮轮"],
    supplier: "窑坊制造", street: "市场路", city: "上海", sample: "示例",
  },
};

export const wordsOf = (language: string): Words => WORDS[language] ?? ENGLISH;

const PRICES = ["12.50", "9.80", "24.00", "18.40", "46.00", "4.20", "15.60", "11.30"];

/** Goods with prices that look right in the home currency: a bowl is 12.50, or 12,500 where there are no cents. */
export function sampleGoods(language: string, currency: string): SampleGood[] {
  const words = wordsOf(language);
  const scale = minorDigits(currency) === 0 ? 1000 : 1;
  return words.goods.map((name, i) => {
    const price = decimal(PRICES[i] ?? "10").times(scale);
    return { code: `S-${String(i + 1).padStart(3, "0")}`, name, category: "SAMPLE", price: decimalText(price), cost: decimalText(price.times("0.6").toDecimalPlaces(minorDigits(currency))) };
  });
}

/** Orders of the last weeks: days ago, customer, lines (good, pieces), and how far each went. */
export type Reach = "draft" | "confirmed" | "shipped" | "invoiced" | "paid";
export const SAMPLE_ORDERS: readonly { daysAgo: number; customer: number; lines: readonly (readonly [number, number])[]; reach: Reach }[] = [
  { daysAgo: 40, customer: 0, lines: [[0, 24], [1, 24]], reach: "paid" },
  { daysAgo: 36, customer: 1, lines: [[2, 10], [5, 60]], reach: "paid" },
  { daysAgo: 31, customer: 2, lines: [[4, 6]], reach: "paid" },
  { daysAgo: 27, customer: 3, lines: [[0, 12], [3, 4], [7, 20]], reach: "invoiced" },
  { daysAgo: 22, customer: 0, lines: [[6, 15]], reach: "invoiced" },
  { daysAgo: 18, customer: 4, lines: [[1, 80], [5, 100]], reach: "invoiced" },
  { daysAgo: 12, customer: 5, lines: [[2, 30]], reach: "shipped" },
  { daysAgo: 8, customer: 1, lines: [[4, 4], [3, 6]], reach: "shipped" },
  { daysAgo: 5, customer: 2, lines: [[0, 20], [1, 20], [2, 5]], reach: "confirmed" },
  { daysAgo: 3, customer: 5, lines: [[7, 40]], reach: "confirmed" },
  { daysAgo: 1, customer: 3, lines: [[5, 24]], reach: "confirmed" },
  { daysAgo: 0, customer: 4, lines: [[6, 10], [0, 10]], reach: "draft" },
];
