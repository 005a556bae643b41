/** What stands in a message beside its words. */
export interface IcuParts {
  /** Names of arguments, each once. */
  readonly names: ReadonlySet<string>;
  /** Rich-text tags: `<b>` is "b". */
  readonly tags: ReadonlySet<string>;
  /** Categories of every plural: "one", "=0", "other". */
  readonly categories: ReadonlySet<string>;
  /** The words alone, of every branch. */
  readonly words: string;
}

/**
 * Reads an ICU message as far as the check of the catalogues needs it: arguments, tags, plural categories and words.
 * @throws Error where braces do not close or a branch lacks its words
 */
export function readIcu(message: string): IcuParts {
  const names = new Set<string>();
  const tags = new Set<string>();
  const categories = new Set<string>();
  let words = "";
  let at = 0;

  const upTo = (...ends: string[]): string => {
    const from = at;
    while (at < message.length && !ends.includes(message.charAt(at))) at += 1;
    if (at >= message.length) throw new Error(`"${message}" does not close a brace`);
    return message.slice(from, at).trim();
  };

  const readBranches = (isPlural: boolean) => {
    for (;;) {
      const end = upTo("{", "}");
      if (message.charAt(at) === "}") {
        if (end !== "") throw new Error(`"${message}": the branch "${end}" has no words`);
        return;
      }
      if (isPlural) categories.add(end);
      at += 1;
      readText(true);
    }
  };

  const readArgument = () => {
    names.add(upTo(",", "}"));
    if (message.charAt(at) === ",") {
      at += 1;
      const kind = upTo(",", "}");
      if (message.charAt(at) === "," && (kind === "plural" || kind === "select" || kind === "selectordinal")) {
        at += 1;
        readBranches(kind !== "select");
      } else upTo("}");
    }
    at += 1;
  };

  const readText = (nested: boolean) => {
    while (at < message.length) {
      const next = message.charAt(at);
      at += 1;
      if (next === "{") readArgument();
      else if (next === "}" && nested) return;
      else words += next;
    }
    if (nested) throw new Error(`"${message}" does not close a brace`);
  };

  readText(false);
  // What stands between <code> tags is for machines, not words of a language.
  if (/<code>/.test(words)) tags.add("code");
  const spoken = words.replace(/<code>.*?<\/code>/gs, " ").replace(/<\/?(\w+)>/g, (_, tag: string) => {
    tags.add(tag);
    return " ";
  });
  return { names, tags, categories, words: spoken };
}
