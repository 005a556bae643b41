/** The names of a chart's accounts in its country's own language, by code; a code without one keeps its English name alone. */
export interface LocalNames {
  readonly language: string;
  readonly bankName: string;
  readonly cashName: string;
  readonly names: Readonly<Record<string, string>>;
}

/**
 * As Korean bookkeeping programs call them: names after 일반기업회계기준 (general accounting standards for companies), the three digits
 * as the programs number them, since neither these standards nor K-IFRS number accounts. 접대비 is 기업업무추진비 since 2024 (법인세법 제25조).
 */
const korean: LocalNames = {
  language: "ko",
  bankName: "보통예금",
  cashName: "현금",
  names: {
    101: "현금", 103: "보통예금", 108: "외상매출금", 110: "받을어음", 116: "미수수익(출하 미청구)", 120: "미수금(카드)", 131: "선급금", 133: "선급비용",
    135: "부가세대급금", 136: "선납세금", 146: "상품", 208: "차량운반구", 209: "감가상각누계액(차량운반구)", 212: "비품", 213: "감가상각누계액(비품)",
    251: "외상매입금", 252: "지급어음", 253: "미지급금", 254: "예수금", 255: "부가세예수금", 256: "입고 미청구 매입채무", 259: "선수금", 260: "단기차입금",
    293: "장기차입금", 331: "자본금", 375: "이월이익잉여금", 399: "기초잔액", 401: "상품매출", 402: "매출환입및에누리", 412: "운임수입", 451: "상품매출원가",
    801: "급여", 811: "복리후생비", 812: "여비교통비", 813: "기업업무추진비(접대비)", 814: "통신비", 815: "수도광열비", 818: "감가상각비", 819: "임차료", 824: "운반비",
    830: "소모품비", 831: "수수료비용", 833: "광고선전비", 835: "대손상각비", 901: "이자수익", 930: "잡이익", 951: "이자비용", 959: "재고자산감모손실",
    980: "잡손실", 998: "법인세등",
  },
};

/**
 * After the list of accounts of 企业会计准则—应用指南 (财会〔2006〕18号); 合同资产 and 合同负债 after the revenue standard (财会〔2017〕22号), which
 * gives them no number: those in common use stand here.
 */
const chinese: LocalNames = {
  language: "zh",
  bankName: "银行存款",
  cashName: "库存现金",
  names: {
    1001: "库存现金", 1002: "银行存款", 1012: "其他货币资金", 1121: "应收票据", 1122: "应收账款", 1123: "预付账款", 1125: "合同资产（已发货未开票）",
    1221: "其他应收款", 1405: "库存商品", 1601: "固定资产", 1602: "累计折旧", 1901: "待处理财产损溢", 2001: "短期借款", 2201: "应付票据", 2202: "应付账款",
    220201: "应付账款—暂估应付", 2205: "合同负债（预收货款）", 2211: "应付职工薪酬", 222101: "应交税费—应交增值税（进项税额）",
    222102: "应交税费—应交增值税（销项税额）", 2241: "其他应付款", 4001: "实收资本", 4104: "利润分配—未分配利润", 4199: "期初余额", 6001: "主营业务收入",
    600102: "主营业务收入—销售退回与折让", 6051: "其他业务收入", 605101: "其他业务收入—运费", 6301: "营业外收入", 6401: "主营业务成本", 6403: "税金及附加",
    6601: "销售费用", 6602: "管理费用", 6603: "财务费用", 6701: "资产减值损失", 6711: "营业外支出", 6801: "所得税费用",
  },
};

/** After DATEV's SKR 04 (Standardkontenrahmen, Abschlussgliederungsprinzip); 1301, 3301 and 4500 are individual accounts in its free ranges. */
const german: LocalNames = {
  language: "de",
  bankName: "Bank",
  cashName: "Kasse",
  names: {
    "0650": "Büroeinrichtung", 1140: "Waren (Bestand)", 1200: "Forderungen aus Lieferungen und Leistungen", 1230: "Wechsel aus Lieferungen und Leistungen",
    1300: "Sonstige Vermögensgegenstände", 1301: "Gelieferte, noch nicht berechnete Leistungen", 1406: "Abziehbare Vorsteuer 19 %", 1460: "Geldtransit (Karten)",
    1600: "Kasse", 1800: "Bank", 2900: "Gezeichnetes Kapital", 2970: "Gewinnvortrag vor Verwendung", 3150: "Verbindlichkeiten gegenüber Kreditinstituten",
    3250: "Erhaltene Anzahlungen auf Bestellungen", 3300: "Verbindlichkeiten aus Lieferungen und Leistungen", 3301: "Erhaltene, noch nicht berechnete Ware",
    3500: "Sonstige Verbindlichkeiten", 3720: "Verbindlichkeiten aus Lohn und Gehalt", 3806: "Umsatzsteuer 19 %", 3820: "Umsatzsteuer-Vorauszahlungen",
    4400: "Erlöse", 4500: "Weiterberechnete Frachtkosten", 4700: "Erlösschmälerungen", 4830: "Sonstige betriebliche Erträge", 5200: "Wareneingang",
    5880: "Bestandsveränderungen Waren", 6000: "Löhne und Gehälter", 6110: "Gesetzliche soziale Aufwendungen", 6220: "Abschreibungen auf Sachanlagen",
    6300: "Sonstige betriebliche Aufwendungen", 6310: "Miete (unbewegliche Wirtschaftsgüter)", 6600: "Werbekosten", 6640: "Bewirtungskosten",
    6650: "Reisekosten Arbeitnehmer", 6740: "Ausgangsfrachten", 6805: "Telefon", 6855: "Nebenkosten des Geldverkehrs", 7100: "Sonstige Zinsen und ähnliche Erträge",
    7300: "Zinsen und ähnliche Aufwendungen", 7600: "Körperschaftsteuer", 9000: "Saldenvorträge, Sachkonten",
  },
};

const LOCAL: Readonly<Record<string, LocalNames>> = { KR: korean, CN: chinese, DE: german };

export const localNamesOf = (chart: string): LocalNames | null => LOCAL[chart] ?? null;
