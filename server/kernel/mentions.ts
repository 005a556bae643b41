/** In a comment's text, `@{0}` stands for the first of the people it mentions: names change, people stay. */
const MARK = /@\{(\d{1,2})\}/g;

export type CommentPart = { readonly text: string } | { readonly mention: number };

/** The text in pieces: what was written, and which of the `people` stands where. A mark of nobody is text like any other. */
export function partsOfComment(text: string, people: number): CommentPart[] {
  const parts: CommentPart[] = [];
  let from = 0;
  for (const found of text.matchAll(MARK)) {
    const mention = Number(found[1]);
    if (mention >= people) continue;
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    parts.push({ mention });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** As it reads: `@Kim Minji, please look`. */
export function readableComment(text: string, names: readonly string[]): string {
  return partsOfComment(text, names.length)
    .map((part) => ("text" in part ? part.text : `@${names[part.mention] ?? ""}`))
    .join("");
}

/**
 * What is written in the box, `@Kim Minji, please look`, as it is kept: each of the chosen people's first mention and all others by a mark.
 * Longer names first, so that "@Kim" does not take the beginning of "@Kim Minji". People whose name was deleted again are not mentioned.
 */
export function markMentions<P extends { readonly name: string }>(written: string, chosen: readonly P[]): { text: string; people: P[] } {
  const people = chosen.filter((person, index) => written.includes(`@${person.name}`) && chosen.findIndex((other) => other.name === person.name) === index);
  const byLength = people.map((person, index) => ({ name: `@${person.name}`, mark: `@{${index}}` })).sort((a, b) => b.name.length - a.name.length);
  let text = "";
  for (let at = 0; at < written.length; ) {
    const hit = written[at] === "@" ? byLength.find(({ name }) => written.startsWith(name, at)) : undefined;
    text += hit ? hit.mark : written[at];
    at += hit ? hit.name.length : 1;
  }
  const used = people.map((person, index) => ({ person, index })).filter(({ index }) => text.includes(`@{${index}}`));
  return {
    text: text.replace(MARK, (mark, digits: string) => {
      const place = used.findIndex(({ index }) => index === Number(digits));
      return place < 0 ? mark : `@{${place}}`;
    }),
    people: used.map(({ person }) => person),
  };
}

/** What is being looked for where the cursor stands: after an `@` that begins a word. Null: nobody is. */
export function mentionQuery(written: string, cursor: number): { from: number; query: string } | null {
  const before = written.slice(0, cursor);
  const from = before.lastIndexOf("@");
  if (from < 0 || (from > 0 && !/[\s([{,;:「『（、，]/.test(before[from - 1] ?? ""))) return null;
  const query = before.slice(from + 1);
  return query.length > 40 || query.includes("\n") || query.startsWith(" ") ? null : { from, query };
}
