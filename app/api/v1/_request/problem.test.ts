import { describe, expect, it } from "vitest";
import { problemOf } from "./problem";

const closed = { status: 422, code: "orders.last_line", params: { number: "SO-7" }, faults: [] };

describe("PLT-18 errors of the API", () => {
  it("tell what happened in the asked language, and are the same to programs in every one", async () => {
    const [english, korean, chinese] = await Promise.all([problemOf(closed, "r"), problemOf(closed, "r", undefined, "ko"), problemOf(closed, "r", undefined, "zh")]);
    expect(english.detail).toContain("Cancel the whole order");
    expect(korean.detail).toContain("수주 전체를 취소하세요");
    expect(chinese.detail).toContain("请取消整张订单");
    for (const one of [korean, chinese]) expect({ ...one, detail: "" }).toEqual({ ...english, detail: "" });
  });

  it("tell the code where no language has a text", async () => {
    expect((await problemOf({ ...closed, code: "nowhere.known" }, "r", undefined, "ko")).detail).toBe("nowhere.known");
  });
});
