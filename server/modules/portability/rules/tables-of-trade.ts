import { ofWorkspace, type TableEntry } from "./table-entry";

const kept = "version created_at updated_at";
const ofOrder = { customer: "order_id > orders.customer_id" };

export const tradeTables: Readonly<Record<string, TableEntry>> = {
  orders: ofWorkspace({
    about: { customer: "customer_id" },
    facts: `number type customer_id legal_entity_id contact_id status ordered_on last_confirmed_at required_on region_code warehouse_id carrier route payment_terms_id
      currency external_key channel allow_back_order net_minor tax_minor charges_minor gross_minor progress payment_progress ${kept}`,
    users: "sales_user_id created_by",
    personal: { buyer_name: "identifier", ship_to: "address" },
    mentions: "customer_reference notes cancel_reason",
    search: "search_text",
  }),
  order_lines: ofWorkspace({
    about: ofOrder,
    facts: `order_id line_no item_id quantity entered_unit_id entered_quantity warehouse_id unit_price discount_percent price_status price_trace tax_code_id
      tax_rate_percent net_minor required_on promised_on ship_separately cancelled_at`,
    users: "price_confirmed_by",
    personal: { ship_to: "address" },
    mentions: "description price_reason cancel_reason",
  }),
  order_charges: ofWorkspace({ about: ofOrder, facts: "order_id line_no kind amount_minor tax_code_id tax_rate_percent", mentions: "description" }),
  order_checks: ofWorkspace({ about: ofOrder, facts: "order_id step outcome checked_at", users: "checked_by released_by", mentions: "findings release_note" }),
  demand_lines: ofWorkspace({
    about: { customer: "customer_id" },
    facts: `source_type source_id source_number line_no customer_id legal_entity_id item_id is_stocked warehouse_id ship_separately required_on promised_on confirmed held
      currency unit_price discount_percent tax_code_id expected_tax_percent ordered cancelled reserved scheduled shipped returned returned_unbilled invoiced credited
      recognised_minor invoiced_minor created_at updated_at`,
    mentions: "description",
  }),
  demand_charges: ofWorkspace({
    about: { customer: "customer_id" },
    facts: `source_type source_id source_number customer_id legal_entity_id kind currency amount_minor tax_code_id expected_tax_percent confirmed cancelled
      invoiced_minor created_at updated_at`,
    mentions: "description",
  }),
  shipments: ofWorkspace({
    about: { customer: "customer_id" },
    facts: `number customer_id legal_entity_id warehouse_id source_type source_id source_number payment_terms_id status planned_on shipped_on delivered_on carrier
      tracking_number route packages recognised_on ${kept}`,
    users: "created_by",
    personal: { ship_to: "address" },
    mentions: "customer_reference note",
  }),
  shipment_lines: ofWorkspace({
    facts: `shipment_id line_no demand_line_id item_id location_id quantity packed delivery_code cost_minor reservation_consumed remainder_cancelled recognised_minor
      returned returned_unbilled invoiced`,
  }),
  return_receipts: ofWorkspace({
    about: { customer: "customer_id" },
    facts: "number shipment_id customer_id warehouse_id received_on posted_at created_at",
    users: "created_by",
    mentions: "reason",
  }),
  return_receipt_lines: ofWorkspace({
    facts: "return_receipt_id line_no shipment_line_id demand_line_id item_id quantity unbilled_quantity credited_quantity disposition cost_minor",
  }),
  invoices: ofWorkspace({
    about: { customer: "customer_id" },
    facts: `number kind customer_id legal_entity_id currency invoiced_on due_on net_minor tax_minor gross_minor corrects_id credited_minor issued_at created_at updated_at`,
    users: "created_by",
    personal: { bill_to: "address" },
    mentions: "customer_reference reason",
  }),
  invoice_lines: ofWorkspace({
    about: { customer: "invoice_id > invoices.customer_id" },
    facts: `invoice_id line_no demand_line_id shipment_line_id charge_id corrects_line_id return_receipt_line_id order_number shipment_number item_id item_code quantity
      unit_price discount_percent net_minor tax_code_id tax_rate_percent credited_quantity credited_net_minor`,
    mentions: "description",
  }),
  invoice_taxes: ofWorkspace({ facts: "invoice_id tax_code_id rate_percent base_minor tax_minor" }),
  expected_receipts: ofWorkspace({ facts: `number supplier_id warehouse_id due_on status ${kept}`, mentions: "reference" }),
  expected_receipt_lines: ofWorkspace({ facts: "receipt_id line_no item_id warehouse_id due_on expected received cancelled unit_cost" }),
};
