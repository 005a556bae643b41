import { describe, expect, it } from "vitest";
import { fieldsOf } from "./fields-of";

describe("PLT-05 the API's page", () => {
  it("tells a shape field by field: lists, parts, what may be empty, named shapes", () => {
    const named = { Line: { type: "object", required: ["net"], properties: { net: { type: "string", description: "Decimal text." } } } };
    const schema = {
      required: ["id"],
      properties: {
        id: { type: "string", format: "uuid" },
        note: { anyOf: [{ type: "string", maxLength: 10 }, { type: "null" }] },
        lines: { type: "array", maxItems: 500, items: { $ref: "#/components/schemas/Line" } },
        first: { anyOf: [{ $ref: "#/components/schemas/Line" }, { type: "null" }] },
        kind: { type: "string", enum: ["a", "b"], default: "a" },
      },
    };
    expect(fieldsOf(schema, named).map((line) => [line.name, line.type, line.required, line.note])).toEqual([
      ["id", "uuid", true, ""],
      ["note", "string or null", false, ""],
      ["lines[]", "object", false, "At most 500."],
      ["lines[].net", "string", true, "Decimal text."],
      ["first", "object or null", false, ""],
      ["first.net", "string", true, "Decimal text."],
      ["kind", "a · b", false, "Default a."],
    ]);
  });
});
