import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { checkMessage, secretText, signMessage, TOLERANCE_SECONDS } from "./standard-webhooks";

/** The vector that the specification's reference libraries publish in their tests. */
const vector = {
  secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
  at: new Date(1614265330 * 1000),
  body: '{"test": 2432232314}',
  signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
};
const other = secretText(Buffer.alloc(32, 7));

function received(headers: { "webhook-id": string; "webhook-timestamp": string; "webhook-signature": string }, body: string) {
  return { id: headers["webhook-id"], timestamp: headers["webhook-timestamp"], signature: headers["webhook-signature"], body };
}

describe("PLT-08 Standard Webhooks signatures", () => {
  it("gives the published signature of the published message", () => {
    expect(signMessage(vector, [vector.secret])).toEqual({ "webhook-id": vector.id, "webhook-timestamp": "1614265330", "webhook-signature": vector.signature });
  });

  it("accepts the published message, with the prefix of the secret or without", () => {
    const message = received({ "webhook-id": vector.id, "webhook-timestamp": "1614265330", "webhook-signature": vector.signature }, vector.body);
    expect(checkMessage(message, [vector.secret], vector.at)).toBe("genuine");
    expect(checkMessage(message, [vector.secret.slice("whsec_".length)], vector.at)).toBe("genuine");
  });

  it("signs what the reference library accepts, in any script, and accepts what it signs", () => {
    const body = JSON.stringify({ type: "order.confirmed", data: { city: "서울 ☃ 上海" } });
    const now = new Date();
    const headers = signMessage({ id: "msg_1", at: now, body }, [other]);
    expect(new Webhook(other).verify(body, { ...headers })).toEqual(JSON.parse(body));
    expect(() => new Webhook(vector.secret).verify(body, { ...headers })).toThrow();
    expect(checkMessage({ id: "msg_1", timestamp: headers["webhook-timestamp"], signature: new Webhook(other).sign("msg_1", now, body), body }, [other], now)).toBe("genuine");
  });

  it("signs with both secrets while one replaces the other, and either receiver accepts", () => {
    const now = new Date();
    const headers = signMessage({ id: "msg_2", at: now, body: "{}" }, [other, vector.secret]);
    expect(headers["webhook-signature"].split(" ")).toHaveLength(2);
    for (const secret of [other, vector.secret]) expect(() => new Webhook(secret).verify("{}", { ...headers })).not.toThrow();
  });

  it("refuses another body, id, moment or secret", () => {
    const good = received(signMessage(vector, [vector.secret]), vector.body);
    const verdict = (change: Partial<typeof good>, secrets = [vector.secret]) => checkMessage({ ...good, ...change }, secrets, vector.at);
    expect(verdict({ body: '{"test": 2432232315}' })).toBe("forged");
    expect(verdict({ id: "msg_other" })).toBe("forged");
    expect(verdict({ timestamp: "1614265331" })).toBe("forged");
    expect(verdict({}, [other])).toBe("forged");
    expect(verdict({ signature: vector.signature.replace("v1,", "v2,") })).toBe("forged");
    expect(verdict({ signature: "v1," })).toBe("forged");
    expect(verdict({}, [])).toBe("forged");
  });

  it("refuses what lacks a header and what is older or newer than five minutes", () => {
    const good = received(signMessage(vector, [vector.secret]), vector.body);
    const at = (seconds: number) => checkMessage(good, [vector.secret], new Date(vector.at.getTime() + seconds * 1000));
    expect(checkMessage({ ...good, id: null }, [vector.secret], vector.at)).toBe("headers_missing");
    expect(checkMessage({ ...good, timestamp: "yesterday" }, [vector.secret], vector.at)).toBe("headers_missing");
    expect(checkMessage({ ...good, signature: null }, [vector.secret], vector.at)).toBe("headers_missing");
    expect([at(TOLERANCE_SECONDS), at(-TOLERANCE_SECONDS)]).toEqual(["genuine", "genuine"]);
    expect([at(TOLERANCE_SECONDS + 1), at(-TOLERANCE_SECONDS - 1)]).toEqual(["too_old", "too_new"]);
  });

  it("takes no secret that is too short or too long", () => {
    expect(() => signMessage(vector, [secretText(Buffer.alloc(16))])).toThrow(RangeError);
    expect(() => signMessage(vector, [secretText(Buffer.alloc(65))])).toThrow(RangeError);
  });
});
