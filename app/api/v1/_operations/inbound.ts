import { z } from "zod";
import {
  announceReceipt, cancelExpected, createSupplier, getExpected, getSupplier, listExpected, listSuppliers, postponeReceipt, receiveExpected, updateSupplier, upsertSupplier,
} from "@/server/modules/supply";
import { page, reading, writing } from "../_contract/operation";
import { choice, date, decimal, flag, id, pageOf, text, view, whole } from "../_contract/view-fields";

const tag = "Inbound";
const STATES = ["open", "received", "cancelled"] as const;

const supplier = {
  id: id("supplier"), code: text(), name: text(), contactName: text().nullable(), email: text().nullable(), phone: text().nullable(), city: text().nullable(), country: text().nullable(), status: choice(["active", "inactive"]),
};
const supplierRef = view("SupplierRef", { id: id("supplier") });
const expected = { id: id("expected receipt"), number: text(), dueOn: date(), reference: text().nullable(), status: choice(STATES), supplierName: text().nullable(), warehouseName: text(), overdue: flag() };
const movedOf = ({ expectedReceiptId, status }: { expectedReceiptId: string; status: string }) => ({ id: expectedReceiptId, status });
const moved = view("MovedExpectedReceipt", { id: id("expected receipt"), status: choice(STATES) });

export const inboundOperations = [
  reading("GET", { id: "listSuppliers", path: "/suppliers", tag, scope: "stock:read", summary: "Lists suppliers by name", query: listSuppliers, response: pageOf("SupplierPage", view("SupplierSummary", supplier)), show: page }),
  writing("POST", { id: "createSupplier", path: "/suppliers", tag, scope: "stock:write", summary: "Creates a supplier", command: createSupplier, response: supplierRef, show: ({ supplierId }) => ({ id: supplierId }) }),
  reading("GET", {
    id: "getSupplier", path: "/suppliers/{supplierId}", tag, scope: "stock:read", summary: "Reads a supplier", query: getSupplier,
    response: view("Supplier", { ...supplier, contactTitle: text().nullable(), website: text().nullable(), line1: text().nullable(), region: text().nullable(), postalCode: text().nullable(), version: whole() }),
  }),
  writing("PUT", {
    id: "updateSupplier", path: "/suppliers/{supplierId}", tag, scope: "stock:write", summary: "Replaces a supplier's fields; `version` is the one that was read", command: updateSupplier,
    response: view("UpdatedSupplier", { id: id("supplier"), version: whole() }), show: ({ supplierId, version }) => ({ id: supplierId, version }),
  }),
  writing("PUT", {
    id: "upsertSupplier", path: "/suppliers/by-code/{code}", tag, scope: "stock:write", summary: "Creates the supplier with a code, or replaces its fields", command: upsertSupplier,
    response: view("UpsertedSupplier", { id: id("supplier"), outcome: choice(["created", "updated", "unchanged"]) }), show: ({ supplierId, outcome }) => ({ id: supplierId, outcome }),
  }),
  reading("GET", {
    id: "listExpectedReceipts", path: "/expected-receipts", tag, scope: "stock:read", summary: "Lists goods that are announced, the soonest first", query: listExpected,
    response: pageOf("ExpectedReceiptPage", view("ExpectedReceiptSummary", { ...expected, lineCount: whole(), waitingCount: whole().describe("Lines of which something is still to come.") })),
    show: (found) => page({ ...found, rows: found.rows.map(({ lines, waiting, ...row }) => ({ ...row, lineCount: lines, waitingCount: waiting })) }),
  }),
  writing("POST", {
    id: "announceReceipt", path: "/expected-receipts", tag, scope: "stock:write", summary: "Announces goods for a day; from then on promising counts on them", command: announceReceipt,
    response: view("AnnouncedReceipt", { id: id("expected receipt"), number: text() }), show: ({ expectedReceiptId, number }) => ({ id: expectedReceiptId, number }),
  }),
  reading("GET", {
    id: "getExpectedReceipt", path: "/expected-receipts/{expectedReceiptId}", tag, scope: "stock:read", summary: "Reads an announcement with its lines", query: getExpected,
    response: view("ExpectedReceipt", {
      ...expected, supplierId: id("supplier").nullable(), warehouseId: id("warehouse"), version: whole(),
      lines: z.array(view("ExpectedReceiptLine", {
        id: id("expected receipt line"), lineNo: whole(), itemId: id("item"), itemCode: text(), itemName: text(), unitCode: text(), dueOn: date(), expected: decimal(), received: decimal(), cancelled: decimal(), waiting: decimal(),
        unitCost: decimal().nullable().describe("Null for who may not see costs."),
      })),
    }),
  }),
  writing("PUT", {
    id: "postponeReceipt", path: "/expected-receipts/{expectedReceiptId}", tag, scope: "stock:write", summary: "The goods come on another day; `version` is the one that was read", command: postponeReceipt,
    response: view("ExpectedReceiptRef", { id: id("expected receipt") }), show: ({ expectedReceiptId }) => ({ id: expectedReceiptId }),
  }),
  writing("POST", { id: "cancelExpectedReceipt", path: "/expected-receipts/{expectedReceiptId}/cancel", tag, scope: "stock:write", summary: "What still waits will not come", command: cancelExpected, status: 200, response: moved, show: movedOf }),
  writing("POST", { id: "receiveExpected", path: "/expected-receipts/{expectedReceiptId}/receive", tag, scope: "stock:write", summary: "Announced goods arrived, whole or in part", command: receiveExpected, status: 200, response: moved, show: movedOf }),
];
