import { describe, expect, it } from "vitest";
import { calendarDate } from "@/server/kernel/calendar-date";
import { checkReceiptFields, fieldsOfMethod } from "./receipt-fields";

const all = { bankAccountId: "bank", bankReference: "REF", payerName: "Kim", noteNumber: "N-1", noteIssuer: "Shinhan", noteMaturesOn: calendarDate("2026-06-12"), cardApproval: "A1" };
const none = { bankAccountId: null, bankReference: null, payerName: null, noteNumber: null, noteIssuer: null, noteMaturesOn: null, cardApproval: null };
const on = calendarDate("2026-03-12");
const missing = (method: "transfer" | "cash" | "note" | "card") => checkReceiptFields(method, fieldsOfMethod(method, none), on).map((f) => f.path);

describe("COL-03 each method has its own fields", () => {
  it("keeps those of the method and lets the others go", () => {
    expect(fieldsOfMethod("note", all)).toMatchObject({ noteNumber: "N-1", noteStatus: "received", bankAccountId: null, cardApproval: null });
    expect(fieldsOfMethod("transfer", all)).toMatchObject({ bankAccountId: "bank", bankReference: "REF", noteMaturesOn: null, noteStatus: null });
  });

  it("asks for what the method needs", () => {
    expect(missing("transfer")).toEqual(["bankAccountId"]);
    expect(missing("cash")).toEqual([]);
    expect(missing("card")).toEqual(["cardApproval"]);
    expect(missing("note")).toEqual(["noteNumber", "noteIssuer", "noteMaturesOn"]);
  });

  it("does not take a note that matured before it came", () => {
    const fields = fieldsOfMethod("note", { ...all, noteMaturesOn: calendarDate("2026-03-11") });
    expect(checkReceiptFields("note", fields, on)).toMatchObject([{ path: "noteMaturesOn", code: "receivables.note_matures_before_receipt" }]);
  });
});
