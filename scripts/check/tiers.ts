/**
 * The tiers of the modules, bottom first: a module may use only modules of lower tiers, through their index.ts.
 * This list is the architecture; `npm run check:architecture` holds the code to it.
 */
export const TIERS: readonly (readonly string[])[] = [
  ["workspaces"],
  ["customers", "catalog"],
  ["pricing", "ledger"],
  ["stock", "demand"],
  ["receivables", "supply"],
  ["credit", "promising"],
  ["shipments"],
  ["invoicing"],
  ["orders"],
  ["records", "activities"],
  ["imports", "books-check", "search", "audit", "portability", "webhooks", "lists", "documents", "drafts"],
  ["today", "setup"],
];
