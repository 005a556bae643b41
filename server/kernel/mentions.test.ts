import { describe, expect, it } from "vitest";
import { markMentions, mentionQuery, partsOfComment, readableComment } from "./mentions";

const kim = { id: "1", name: "Kim" };
const minji = { id: "2", name: "Kim Minji" };

describe("CUS-05 mentions in a comment", () => {
  it("are kept by place and read by name, whatever the name is by then", () => {
    const { text, people } = markMentions("@Kim Minji, please ask @Kim about it", [kim, minji]);
    expect(text).toBe("@{1}, please ask @{0} about it");
    expect(people).toEqual([kim, minji]);
    expect(readableComment(text, ["Kim", "Park Minji"])).toBe("@Park Minji, please ask @Kim about it");
  });

  it("leave out whom the writer took away again", () => {
    expect(markMentions("@Kim Minji only", [kim, minji])).toEqual({ text: "@{0} only", people: [minji] });
    expect(markMentions("nobody", [kim])).toEqual({ text: "nobody", people: [] });
  });

  it("are not made by what merely looks like a mark, nor by HTML", () => {
    expect(partsOfComment("@{7} <b>", 1)).toEqual([{ text: "@{7} <b>" }]);
    expect(partsOfComment("a @{0}", 1)).toEqual([{ text: "a " }, { mention: 0 }]);
  });

  it("are looked for after an @ that begins a word", () => {
    expect(mentionQuery("ask @ki", 7)).toEqual({ from: 4, query: "ki" });
    expect(mentionQuery("@", 1)).toEqual({ from: 0, query: "" });
    expect(mentionQuery("확인（@김", 5)).toEqual({ from: 3, query: "김" });
    expect(mentionQuery("mail@example", 12)).toBeNull();
    expect(mentionQuery("@ and", 5)).toBeNull();
    expect(mentionQuery("@kim\nnext", 9)).toBeNull();
  });
});
