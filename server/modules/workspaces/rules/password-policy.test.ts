import { describe, expect, it } from "vitest";
import { passwordFault } from "./password-policy";

const account = { email: "minji.kim@hangang.example", name: "Kim Minji" };

describe("PLT-02 what a password must be", () => {
  it("asks for length and nothing else", () => {
    expect(passwordFault("ferry over the river", account)).toBeNull();
    expect(passwordFault("한강을건너는나루터배", account)).toBeNull();
    expect(passwordFault("short one", account)).toBe("passwords.too_short");
    expect(passwordFault("x".repeat(129), account)).toBe("passwords.too_long");
  });

  it("refuses what is guessed first", () => {
    expect(passwordFault("Password123", account)).toBe("passwords.too_common");
    expect(passwordFault("aaaaaaaaaaaaaab", account)).toBe("passwords.too_common");
  });

  it("refuses the account's own words", () => {
    expect(passwordFault("minji.kim12", account)).toBe("passwords.contains_account");
    expect(passwordFault("KimMinji99!", account)).toBe("passwords.contains_account");
    expect(passwordFault("minji.kim crosses rivers", account)).toBeNull();
  });
});
