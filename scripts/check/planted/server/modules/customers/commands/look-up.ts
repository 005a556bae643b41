import type { OrderFacts } from "../../orders";

export const numberOf = (order: OrderFacts) => order.number;
