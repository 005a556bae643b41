/** How far an order is paid: `paid` once everything is invoiced and nothing of it is open; credit notes settle as money does. */
export function paymentProgressOf(invoices: readonly { grossMinor: bigint; openMinor: bigint }[], allInvoiced: boolean): "none" | "partly_paid" | "paid" {
  const settled = invoices.some((i) => i.openMinor < i.grossMinor);
  if (!settled) return "none";
  return allInvoiced && invoices.every((i) => i.openMinor === 0n) ? "paid" : "partly_paid";
}
