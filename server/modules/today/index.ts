export { silentCustomers } from "./queries/silent-customers";
export { todayFigures } from "./queries/today-figures";
export { todayWork } from "./queries/today-work";
