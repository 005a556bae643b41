export { supplyByDate, type SupplyOnDay } from "./queries/supply-by-date";
export { countsFrom } from "./rules/counts-from";
