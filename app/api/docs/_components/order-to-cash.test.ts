import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ORDER_TO_CASH } from "./order-to-cash";

describe("PLT-05 order to cash on the API's page", () => {
  it("is the one of docs/api.md, word for word", () => {
    const told = [...readFileSync("docs/api.md", "utf8").matchAll(/```sh\n([\s\S]*?)\n```/g)].map(([, commands]) => commands);
    expect(ORDER_TO_CASH.map(({ commands }) => commands)).toEqual(told);
  });
});
