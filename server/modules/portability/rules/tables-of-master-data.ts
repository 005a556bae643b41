import { ofWorkspace, type TableEntry } from "./table-entry";

const kept = "version created_at updated_at";

export const masterDataTables: Readonly<Record<string, TableEntry>> = {
  payment_terms: ofWorkspace({ facts: `code name days from_end_of_month archived ${kept}` }),
  customers: ofWorkspace({
    about: { customer: "id" },
    facts: `code type region_code industry payment_terms_id currency language commission_percent territory status ${kept}`,
    users: "owner_user_id",
    personal: { name: "name", phone: "identifier", email: "identifier", website: "identifier", bank_name: "detail", bank_account: "identifier", commission_payee: "identifier" },
    mentions: "special_notes end_use",
    search: "search_text",
  }),
  legal_entities: ofWorkspace({
    about: { customer: "customer_id" },
    facts: `customer_id country valid_from valid_to is_default replaced_by_id ${kept}`,
    personal: { name: "name", registration_number: "identifier", tax_number: "identifier" },
  }),
  contacts: ofWorkspace({
    about: { customer: "customer_id", contact: "id" },
    facts: `customer_id is_primary archived ${kept}`,
    personal: { name: "name", title: "detail", email: "identifier", phone: "identifier", role: "detail" },
  }),
  activities: ofWorkspace({
    about: { customer: "customer_id", contact: "contact_id" },
    facts: `customer_id contact_id kind happened_at next_step_on next_step_done_at withdrawn_at ${kept}`,
    users: "user_id",
    mentions: "subject notes next_step",
  }),
  customer_addresses: ofWorkspace({
    about: { customer: "customer_id" },
    facts: `customer_id kind country is_default archived ${kept}`,
    personal: { recipient: "identifier", line1: "line", line2: "detail", city: "detail", region: "detail", postal_code: "detail" },
    mentions: "label",
  }),
  units: ofWorkspace({ facts: `code name decimals ${kept}` }),
  categories: ofWorkspace({ facts: `code name ${kept}`, mentions: "description" }),
  tax_codes: ofWorkspace({ facts: `code name kind is_default ${kept}` }),
  tax_rates: ofWorkspace({ facts: "tax_code_id valid_from rate_percent created_at" }),
  items: ofWorkspace({
    facts: `code name kind category_id product_type unit_id tax_code_id barcode packing standard_cost reorder_point lead_time_days discontinued status search_text ${kept}`,
    mentions: "description",
  }),
  item_units: ofWorkspace({ facts: "item_id unit_id factor created_at" }),
  price_lists: ofWorkspace({ facts: `code currency is_base valid_from valid_to archived ${kept}`, mentions: "name" }),
  price_list_entries: ofWorkspace({ facts: "price_list_id item_id min_quantity unit_price valid_from valid_to created_at updated_at" }),
  customer_price_lists: ofWorkspace({ facts: "customer_id price_list_id priority created_at" }),
  customer_item_codes: ofWorkspace({ facts: "customer_id item_id code created_at updated_at" }),
  discount_rules: ofWorkspace({
    facts: `item_id category_id product_type customer_id customer_type min_quantity discount_percent valid_from valid_to archived ${kept}`,
    mentions: "name",
  }),
  suppliers: ofWorkspace({
    about: { supplier: "id" },
    facts: `code country status ${kept}`,
    personal: {
      name: "name", contact_name: "identifier", contact_title: "detail", email: "identifier", phone: "identifier", website: "identifier",
      line1: "identifier", city: "detail", region: "detail", postal_code: "detail",
    },
    search: "search_text",
  }),
  supplier_items: ofWorkspace({ facts: "supplier_id item_id supplier_item_code created_at" }),
  warehouses: ofWorkspace({ facts: `code name country city address is_default archived ${kept}` }),
  locations: ofWorkspace({ facts: "warehouse_id code name is_default archived version created_at" }),
};
