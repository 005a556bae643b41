import { describe, expect, it } from "vitest";
import { startingPlace } from "./countries";

describe("PLT-02 where a stranger begins", () => {
  it("is where the clock says", () => {
    expect(startingPlace("Asia/Seoul", "en-US")).toEqual({ country: "KR", timeZone: "Asia/Seoul" });
  });

  it("keeps the own zone in a country of several", () => {
    expect(startingPlace("America/Los_Angeles", "en-US")).toEqual({ country: "US", timeZone: "America/Los_Angeles" });
  });

  it("is left open where clock and language are of different parts of the world", () => {
    expect(startingPlace("America/Los_Angeles", "ko-KR")).toEqual({ country: null, timeZone: "America/Los_Angeles" });
    expect(startingPlace("America/Los_Angeles", "ko")).toEqual({ country: null, timeZone: "America/Los_Angeles" });
  });

  it("is the language's country where the clock says nothing", () => {
    expect(startingPlace("UTC", "zh-CN")).toEqual({ country: "CN", timeZone: "Asia/Shanghai" });
    expect(startingPlace("Etc/UTC", "en")).toEqual({ country: null, timeZone: "Etc/UTC" });
  });
});
