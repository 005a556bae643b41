import { describe, expect, it } from "vitest";
import { readLimited } from "./read-limited";

const post = (body: BodyInit | null) => new Request("https://naru.example/", { method: "POST", body, duplex: "half" } as RequestInit);

describe("FUL-08 bodies of reports", () => {
  it("are read whole up to the limit, in any script", async () => {
    expect(await readLimited(post("서울"), 6)).toBe("서울");
    expect(await readLimited(post(null), 6)).toBe("");
  });

  it("are refused beyond it, also when they do not say how long they are", async () => {
    expect(await readLimited(post("1234567"), 6)).toBeNull();
    let sent = 0;
    const endless = new ReadableStream({ pull: (to) => void ((sent += 1), to.enqueue(new Uint8Array(1000))) });
    expect(await readLimited(post(endless), 5000)).toBeNull();
    expect(sent).toBeLessThan(20);
  });
});
