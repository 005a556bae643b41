export { requireKnownCatalogue, tablesByReference } from "./queries/live-catalogue";
