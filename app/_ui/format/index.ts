export { currencySymbol, formatDecimalText, formatMoney, formatMoneyShort, type MoneyLook } from "./money";
export { formatPercent, formatQuantity, formatUnitPrice } from "./quantity";
export { calendarDateIn, formatDate, formatMoment, formatMonth } from "./date";
export { parseDate, parseDecimal, parseMoney, parseTime } from "./parse";
export { bindFormat, type Format, type FormatFrame } from "./bind-format";
export { FormatProvider, useFormat } from "./use-format";
