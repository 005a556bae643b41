import { describe, expect, it } from "vitest";
import { commitWatcher } from "./cutting-proxy";

function message(type: string, text: string): Buffer {
  const body = Buffer.from(text, "latin1");
  const head = Buffer.alloc(5);
  head.write(type, 0, "latin1");
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const conversation = Buffer.concat([message("D", "COMMIT\0 stands in a row"), message("C", "SELECT 1\0"), message("C", "COMMIT\0"), message("Z", "I")]);

describe("PLT-17 the proxy that cuts after COMMIT", () => {
  it("sees the end of a COMMIT and nothing else", () => {
    expect(commitWatcher()(conversation)).toBe(true);
    expect(commitWatcher()(message("D", "CCOMMIT\0"))).toBe(false);
    expect(commitWatcher()(message("C", "COMMIT PREPARED\0"))).toBe(false);
    expect(commitWatcher()(message("C", "ROLLBACK\0"))).toBe(false);
  });

  it("sees it once, however the packets are cut", () => {
    for (let size = 1; size < conversation.length; size += 1) {
      const watch = commitWatcher();
      let seen = 0;
      for (let at = 0; at < conversation.length; at += size) if (watch(conversation.subarray(at, at + size))) seen += 1;
      expect(seen).toBe(1);
    }
  });
});
