import { describe, expect, it } from "vitest";
import { AttemptKey } from "./attempt-key";

function counting() {
  let made = 0;
  return new AttemptKey(() => `key-${(made += 1)}`);
}

describe("PLT-01 a command sent twice is one command", () => {
  it("keeps the key while the same input is sent again", () => {
    const attempt = counting();
    expect(attempt.keyFor("a")).toBe("key-1");
    expect(attempt.keyFor("a")).toBe("key-1");
  });

  it("takes a new key for a changed input, also when it is changed back", () => {
    const attempt = counting();
    expect([attempt.keyFor("a"), attempt.keyFor("b"), attempt.keyFor("a")]).toEqual(["key-1", "key-2", "key-3"]);
  });

  it("takes a new key after success, so that the same order can be entered again", () => {
    const attempt = counting();
    attempt.keyFor("a");
    attempt.succeeded();
    expect(attempt.keyFor("a")).toBe("key-2");
  });
});
