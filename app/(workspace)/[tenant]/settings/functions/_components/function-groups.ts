import type { FunctionId } from "@/server/kernel/functions";

/** How the functions stand on the page. */
export const functionGroups: readonly { id: "goods" | "selling" | "books" | "connections"; functions: readonly FunctionId[] }[] = [
  { id: "goods", functions: ["warehouses", "counts", "inbound", "packing", "returns"] },
  { id: "selling", functions: ["price_lists", "discounts", "credit"] },
  { id: "books", functions: ["ledger"] },
  { id: "connections", functions: ["imports", "webhooks", "api"] },
];
