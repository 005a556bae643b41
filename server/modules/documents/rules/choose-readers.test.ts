import { describe, expect, it } from "vitest";
import { chooseReaders } from "./choose-readers";

const person = (name: string, email: string | null, role: string | null = null) => ({ name, email, role });

describe("CUS-05 who gets a customer's statement", () => {
  it("goes to everybody who pays", () => {
    const people = [person("Kim", "kim@a.example", "buys"), person("Lee", "lee@a.example", "pays"), person("Park", "park@a.example", "pays")];
    expect(chooseReaders(people, "pays", "desk@a.example").map((one) => one.email)).toEqual(["lee@a.example", "park@a.example"]);
  });
  it("else to who comes first and can be reached, else to the customer itself, else to nobody", () => {
    expect(chooseReaders([person("Kim", null, "pays"), person("Lee", "lee@a.example")], "pays", "desk@a.example")).toEqual([{ name: "Lee", email: "lee@a.example" }]);
    expect(chooseReaders([person("Kim", null)], "pays", "desk@a.example")).toEqual([{ name: null, email: "desk@a.example" }]);
    expect(chooseReaders([], "pays", null)).toEqual([]);
  });
  it("goes to ten at most", () => {
    expect(chooseReaders(Array.from({ length: 14 }, (_, at) => person(`P${at}`, `p${at}@a.example`, "pays")), "pays", null)).toHaveLength(10);
  });
});
