import { describe, expect, it } from "vitest";
import type { Fault } from "@/server/kernel/errors";
import { zodFaults } from "@/server/platform/zod-faults";
import { operations } from "../_operations";
import { openApiDocument, pathParameters } from "./openapi-document";
import { readBody } from "./read-input";
import { exampleOf } from "./example-of";

const document = openApiDocument(operations, "/api/v1");
const cases = operations.map((operation) => ({ id: operation.id, operation, documented: document.paths[operation.path]![operation.method.toLowerCase()]! }));

describe("PLT-05 examples in the document of the public API", () => {
  it.each(cases.filter(({ documented }) => documented.requestBody))("$id: its request is one that the command takes", ({ operation, documented }) => {
    const { example } = documented.requestBody!.content["application/json"];
    const faults: Fault[] = [];
    const read = readBody(operation.shape, example, "KRW", faults) as Record<string, unknown>;
    for (const name of pathParameters(operation.path)) read[name] = exampleOf(operation.schema.properties?.[name] ?? {}, {}, name);
    const judged = operation.definition.input.safeParse(read);
    expect([...faults, ...(judged.success ? [] : zodFaults(judged.error))], JSON.stringify(example)).toEqual([]);
  });

  it.each(cases)("$id: its answer is one that the operation gives", ({ operation, documented }) => {
    const answer = documented.responses[String(operation.status)] as { content: { "application/json": { example: unknown } } };
    const judged = operation.response.safeParse(answer.content["application/json"].example);
    expect(judged.success ? "" : judged.error.message).toBe("");
  });
});
