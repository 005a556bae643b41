export const IMPORT_KINDS = ["customers", "suppliers", "items", "opening_stock", "orders"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What a cell is read as. */
export type FieldType = "text" | "decimal" | "share" | "integer" | "date" | "yes_no" | "country" | "language";
/** Which list of the workspace a field's values are chosen from, for matching values. */
export type Choices = "customer_type" | "unit" | "tax_code" | "payment_terms" | "warehouse" | "member" | "item_kind";

export interface ImportField {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly choices: Choices | null;
  /** Of an order's lines, which may stand in a second file. */
  readonly ofLine: boolean;
  /** Headers it is recognised by, lower-case letters and digits only. */
  readonly headers: readonly string[];
}

function field(name: string, headers: string, rest: Partial<Omit<ImportField, "name" | "headers">> = {}): ImportField {
  return { name, headers: headers.split(" "), type: "text", required: false, choices: null, ofLine: name.startsWith("line."), ...rest };
}

const required = { required: true } as const;

const CONTACT = "contact contactname contactperson 담당자 联系人";
const STREET = "address street addressline addressline1 line1 주소 地址";

const FIELDS: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  customers: [
    field("code", "code customerid customercode customerno customernumber id 고객코드 거래처코드 客户编号", required),
    field("name", "name companyname company customername customer 고객명 거래처명 客户名称", required),
    field("type", "type customertype kind 유형", { choices: "customer_type" }),
    field("phone", "phone telephone tel 전화 전화번호 电话"),
    field("email", "email mail companyemail 이메일"),
    field("website", "website homepage web url 홈페이지"),
    field("industry", "industry sector 업종"),
    field("regionCode", "regioncode salesregion territorycode"),
    field("paymentTerms", "paymentterms terms 결제조건", { choices: "payment_terms" }),
    field("owner", "owner salesrep salesperson accountmanager 영업담당", { choices: "member" }),
    field("territory", "territory"),
    field("endUse", "enduse use 용도"),
    field("commissionPercent", "commission commissionpercent", { type: "share" }),
    field("commissionPayee", "commissionpayee payee"),
    field("language", "language documentlanguage lang 언어 语言", { type: "language" }),
    field("specialNotes", "notes remarks specialnotes 비고 备注"),
    field("entity.name", "legalname legalentity registeredname 법인명"),
    field("entity.registrationNumber", "registrationnumber businessnumber 사업자등록번호"),
    field("entity.taxNumber", "taxnumber vatnumber vatid taxid"),
    field("contact.name", CONTACT),
    field("contact.title", "contacttitle jobtitle title position 직함 职位"),
    field("contact.email", "contactemail"),
    field("contact.phone", "contactphone mobile 휴대폰 手机"),
    field("address.line1", STREET),
    field("address.line2", "addressline2 line2"),
    field("address.city", "city town 도시 城市"),
    field("address.region", "region state province 지역 省"),
    field("address.postalCode", "postalcode postcode zip zipcode 우편번호 邮编"),
    field("address.country", "country countrycode 국가 国家", { type: "country" }),
  ],
  suppliers: [
    field("code", "code supplierid suppliercode vendorcode id 공급처코드", required),
    field("name", "name companyname company suppliername supplier vendor 공급처명", required),
    field("contactName", CONTACT),
    field("contactTitle", "contacttitle title position 직함"),
    field("email", "email mail"),
    field("phone", "phone telephone tel 전화"),
    field("website", "website homepage web url"),
    field("line1", STREET),
    field("city", "city town"),
    field("region", "region state province"),
    field("postalCode", "postalcode postcode zip"),
    field("country", "country countrycode"),
  ],
  items: [
    field("code", "code itemcode productid productcode itemid sku partnumber id 품목코드 产品编号", required),
    field("name", "name itemname productname product item 품목명 产品名称", required),
    field("description", "description details 설명"),
    field("kind", "kind itemkind", { choices: "item_kind" }),
    field("unitCode", "unit unitcode uom unitofmeasure 단위 单位", { choices: "unit" }),
    field("categoryCode", "category categoryid categorycode 분류 类别"),
    field("categoryName", "categoryname"),
    field("taxCode", "taxcode tax vatcode", { choices: "tax_code" }),
    field("productType", "producttype"),
    field("barcode", "barcode ean gtin upc 바코드"),
    field("packing", "packing quantityperunit packaging packsize 포장"),
    field("listPrice", "listprice price unitprice salesprice 단가 판매가 价格", { type: "decimal" }),
    field("standardCost", "standardcost cost unitcost 원가 成本", { type: "decimal" }),
    field("supplierCode", "supplier supplierid suppliercode vendor 공급처"),
    field("reorderPoint", "reorderpoint reorderlevel minimumstock 재주문점", { type: "decimal" }),
    field("leadTimeDays", "leadtime leadtimedays", { type: "integer" }),
    field("discontinued", "discontinued endoflife 단종", { type: "yes_no" }),
  ],
  opening_stock: [
    field("itemCode", "item itemcode code productid productcode sku 품목코드", required),
    field("quantity", "quantity qty onhand unitsinstock stock 수량 数量", { type: "decimal", required: true }),
    field("unitCost", "unitcost cost 원가", { type: "decimal" }),
    field("warehouseCode", "warehouse warehousecode 창고 仓库", { choices: "warehouse" }),
    field("locationCode", "location locationcode bin 위치"),
    field("on", "on date asof 기준일", { type: "date" }),
  ],
  orders: [
    field("key", "orderid orderno ordernumber order id 주문번호 订单号", required),
    field("customerCode", "customer customerid customercode 고객코드 客户编号", required),
    field("orderedOn", "orderdate orderedon date 주문일 订单日期", { type: "date" }),
    field("requiredOn", "requireddate requiredon deliverydate duedate 납기일", { type: "date" }),
    field("salesUser", "employee employeeid salesrep salesperson salesuser 영업담당", { choices: "member" }),
    field("customerReference", "customerreference purchaseorder ponumber po reference"),
    field("buyerName", "buyer buyername"),
    field("carrier", "carrier shipvia shipper"),
    field("paymentTerms", "paymentterms terms", { choices: "payment_terms" }),
    field("warehouseCode", "warehouse warehousecode 창고", { choices: "warehouse" }),
    field("freight", "freight shipping shippingcost 운임", { type: "decimal" }),
    field("notes", "notes remarks 비고"),
    field("shipTo.recipient", "shipname shiptoname recipient"),
    field("shipTo.line1", "shipaddress shiptoaddress"),
    field("shipTo.city", "shipcity shiptocity"),
    field("shipTo.region", "shipregion shiptoregion shipstate"),
    field("shipTo.postalCode", "shippostalcode shiptopostalcode shipzip"),
    field("shipTo.country", "shipcountry shiptocountry", { type: "country" }),
    field("line.itemCode", "item itemcode productid productcode sku 품목코드", required),
    field("line.quantity", "quantity qty 수량 数量", { type: "decimal", required: true }),
    field("line.unitPrice", "unitprice price 단가", { type: "decimal" }),
    field("line.discountPercent", "discount discountpercent 할인 할인율", { type: "share" }),
    field("line.description", "description linedescription"),
    field("line.requiredOn", "linerequireddate", { type: "date" }),
  ],
};

/** The join of an order's second file to the first. */
export const LINE_KEY = "line.key";

export const fieldsOf = (kind: ImportKind): readonly ImportField[] => FIELDS[kind];
export const fieldOf = (kind: ImportKind, name: string) => FIELDS[kind].find((one) => one.name === name);

/** A column of the second file, as the mapping names it. */
export const lineColumn = (column: string) => `lines/${column}`;

const plain = (header: string) => header.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Which field each column probably holds, each field once, the closest header first. */
export function suggestMapping(kind: ImportKind, columns: readonly string[], lineColumns: readonly string[] | null): Record<string, string> {
  const head = FIELDS[kind].filter((one) => lineColumns === null || !one.ofLine);
  const mapping = pair(columns, head);
  if (lineColumns) {
    const keys: ImportField = { ...field(LINE_KEY, "orderid orderno ordernumber order id 주문번호 订单号"), ofLine: true };
    const lines = pair(lineColumns, [keys, ...FIELDS[kind].filter((one) => one.ofLine)]);
    for (const [column, name] of Object.entries(lines)) mapping[lineColumn(column)] = name;
  }
  return mapping;
}

/** Whether a header is one that a field is known by. */
export function headerMatch(kind: ImportKind, name: string, header: string): boolean {
  const one = fieldOf(kind, name);
  return one !== undefined && (plain(header) === plain(name.split(".").at(-1) ?? "") || one.headers.includes(plain(header)));
}

function pair(columns: readonly string[], fields: readonly ImportField[]): Record<string, string> {
  const options = fields.flatMap((one) =>
    columns.flatMap((column) => {
      const at = plain(column) === plain(one.name.split(".").at(-1) ?? "") ? 0.5 : one.headers.indexOf(plain(column));
      return at >= 0 ? [{ column, name: one.name, at }] : [];
    }),
  );
  const mapping: Record<string, string> = {};
  const taken = new Set<string>();
  for (const { column, name } of options.sort((a, b) => a.at - b.at)) {
    if (mapping[column] || taken.has(name)) continue;
    mapping[column] = name;
    taken.add(name);
  }
  return mapping;
}
