/** Word stock for the names of the demo company's customers, people, suppliers and goods. All are made up. */
export const KOREAN_STEMS = ["한빛", "동해", "서림", "가온", "미르", "누리", "은하", "대성", "해오름", "푸른", "새봄", "청담", "남산", "다온", "두레", "마루", "바른", "소망", "예다", "온누리", "우진", "하늘", "한결", "한강", "금강", "백두", "송도", "강남", "보람", "참좋은"] as const;
export const KOREAN_KINDS = ["상사", "유통", "무역", "식기", "주방", "리빙", "호텔용품", "산업", "트레이딩", "생활건강", "키친", "푸드"] as const;
export const KOREAN_FAMILY = ["김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권"] as const;
export const KOREAN_GIVEN = ["민지", "서준", "지우", "하은", "도윤", "수빈", "예진", "현우", "지훈", "유나", "태호", "소영", "재민", "은지", "동현"] as const;
export const KOREAN_CITIES = [["서울", "강남구 테헤란로"], ["서울", "마포구 양화로"], ["부산", "해운대구 센텀로"], ["인천", "연수구 송도대로"], ["대구", "수성구 달구벌대로"], ["광주", "서구 상무대로"], ["대전", "유성구 대학로"], ["수원", "영통구 광교로"]] as const;

export const CHINESE_STEMS = ["华兴", "瑞丰", "东方", "金桥", "海联", "新程", "明达", "远洋", "恒信", "天成", "盛世", "宏图", "佳和", "永泰", "启航"] as const;
export const CHINESE_KINDS = ["贸易有限公司", "厨具有限公司", "进出口有限公司", "酒店用品有限公司", "家居有限公司"] as const;
export const CHINESE_FAMILY = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"] as const;
export const CHINESE_GIVEN = ["伟", "芳", "娜", "敏", "静", "磊", "洋", "艳", "勇", "杰"] as const;
export const CHINESE_CITIES = [["上海", "浦东新区世纪大道"], ["深圳", "南山区科技路"], ["青岛", "市南区香港中路"], ["广州", "天河区天河路"], ["大连", "中山区人民路"]] as const;

export const EUROPEAN_STEMS = ["Lindqvist", "Weber", "Moreau", "Rossi", "Novak", "Jansen", "Kowalski", "Andersen", "García", "Fischer", "Dubois", "Bianchi", "Virtanen", "Horváth", "O'Connor", "Schneider", "Silva", "Keller", "Petrov", "Nielsen"] as const;
export const EUROPEAN_KINDS = [["Küchenbedarf GmbH", "DE", "Hamburg", "Hafenstraße"], ["Distribution SARL", "FR", "Lyon", "Rue de la République"], ["Casa S.r.l.", "IT", "Milano", "Via Torino"], ["Trading B.V.", "NL", "Rotterdam", "Wilhelminakade"], ["Hospitality Ltd", "GB", "Leeds", "Wellington Street"], ["Nordic AB", "SE", "Göteborg", "Hamngatan"], ["Gastro S.L.", "ES", "Valencia", "Calle de Colón"]] as const;
export const EUROPEAN_GIVEN = ["Anna", "Lukas", "Marie", "Paolo", "Eva", "Thomas", "Sofia", "Jan", "Elena", "Henrik", "Clara", "Mateusz"] as const;

/** A category: code, name, product type, base price range in KRW, and the goods in it. */
export const CATEGORIES = [
  { code: "CUT", name: "Cutlery", productType: "tableware", low: 3_000, high: 28_000, goods: ["Dinner spoon", "Dinner fork", "Table knife", "Chopsticks pair", "Teaspoon", "Steak knife", "Serving ladle"] },
  { code: "CER", name: "Ceramics", productType: "tableware", low: 6_000, high: 65_000, goods: ["Rice bowl", "Soup bowl", "Dinner plate", "Side plate", "Onggi jar", "Tea cup", "Serving platter"] },
  { code: "GLA", name: "Glassware", productType: "tableware", low: 4_000, high: 45_000, goods: ["Water glass", "Soju glass", "Wine glass", "Carafe", "Tumbler", "Storage jar"] },
  { code: "COO", name: "Cookware", productType: "kitchen", low: 18_000, high: 240_000, goods: ["Stock pot", "Frying pan", "Stone bowl", "Steamer", "Wok", "Casserole", "Sauce pan"] },
  { code: "KNI", name: "Kitchen knives", productType: "kitchen", low: 22_000, high: 180_000, goods: ["Chef's knife", "Santoku knife", "Paring knife", "Bread knife", "Cleaver", "Sharpening stone"] },
  { code: "BOA", name: "Boards and tools", productType: "kitchen", low: 5_000, high: 48_000, goods: ["Cutting board", "Rolling pin", "Tongs", "Whisk", "Peeler", "Spatula", "Colander"] },
  { code: "TEX", name: "Textiles", productType: "living", low: 7_000, high: 85_000, goods: ["Apron", "Table runner", "Kitchen towel", "Oven mitt", "Linen napkin"] },
  { code: "STO", name: "Storage", productType: "living", low: 4_000, high: 52_000, goods: ["Airtight box", "Spice rack", "Kimchi container", "Lunch box", "Bread bin"] },
  { code: "ELE", name: "Small appliances", productType: "appliances", low: 45_000, high: 390_000, goods: ["Electric kettle", "Rice cooker", "Hand blender", "Induction plate", "Toaster", "Coffee grinder"] },
  { code: "HOT", name: "Hotel supplies", productType: "hospitality", low: 9_000, high: 160_000, goods: ["Chafing dish", "Service tray", "Buffet stand", "Ice bucket", "Room service cart"] },
] as const;

export const FINISHES = ["steel", "walnut", "white", "black", "celadon", "copper", "matte", "oak", "blue", "classic"] as const;
export const SUPPLIER_NAMES = ["Icheon Kiln Works", "Namwon Steel", "Gimhae Ceramics", "Yangsan Glass", "Foshan Kitchenware", "Yangjiang Blades", "Ningbo Home", "Solingen Klingen", "Limoges Porcelaine", "Daegu Textile Mill", "Jeonju Lacquer", "Busan Plastics", "Suwon Electronics", "Chaozhou Ceramics", "Murano Vetro", "Sakai Hamono", "Gwangju Wood", "Ansan Metal", "Cheongju Packaging", "Wonju Enamel"] as const;
export const CARRIERS = ["CJ Logistics", "Hanjin Express", "Lotte Global", "Own truck"] as const;
export const RETURN_REASONS = ["Damaged in transit", "Wrong colour delivered", "Chipped on arrival", "Ordered too many"] as const;

/** What sales people and customers talk about: kind, subject, notes, and what is agreed to do next. */
export const TALKS = [
  { kind: "call_out", subject: "Prices for the coming season", notes: "Would like to see the new list before deciding on quantities.", next: "Send the new price list" },
  { kind: "call_out", subject: "Order expected this month", notes: "Stock still covers three weeks; the next order comes after their count.", next: "Call again about the order" },
  { kind: "call_out", subject: "Payment of the last invoice", notes: "Was waiting for a second signature; promised the transfer for this week.", next: "Check whether the money has come" },
  { kind: "call_in", subject: "Asks for a delivery earlier than promised", notes: "An opening was moved forward. A part of the goods would help.", next: "Ask the warehouse for a partial delivery" },
  { kind: "call_in", subject: "Two pieces arrived chipped", notes: "Photographs follow by mail.", next: "Arrange the replacement" },
  { kind: "call_in", subject: "Question about minimum quantities", notes: null, next: null },
  { kind: "meeting", subject: "Review of the half-year", notes: "Satisfied with deliveries, less so with packaging. Plans two more shops.", next: "Propose stronger packaging" },
  { kind: "meeting", subject: "Showed the new ceramics", notes: "Celadon was liked best; samples of three sizes wanted.", next: "Send samples" },
  { kind: "visit", subject: "Visited the shop", notes: "Our shelf is well kept. A competitor's knives stand beside ours at 10 % less.", next: "Offer a display for knives" },
  { kind: "memo", subject: "New buyer from next month", notes: "Heard from the driver.", next: "Introduce ourselves" },
] as const;
