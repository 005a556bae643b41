/*
 * Of two utilities that set the same thing the later one wins. This knows the kinds of utilities that the screens use and nothing else: a
 * twentieth of what a library carries that knows all of Tailwind. The test beside it holds both against each other on every class in the sources.
 */

const sides = (head: string, both: Readonly<Record<string, string>>): [RegExp, string, string[]][] =>
  Object.entries(both).map(([side, over]) => [new RegExp(`^-?${head}${side}-`), head + side, over.split(" ").filter(Boolean).map((one) => head + one)]);
const spaces = { "": "x y t r b l", x: "r l", y: "t b", t: "", r: "", b: "", l: "" };

/** Pattern, what it sets, and what else it decides. The first pattern that fits holds. */
const KINDS: readonly (readonly [RegExp, string, (readonly string[])?])[] = [
  ...sides("p", spaces),
  ...sides("m", spaces),
  [/^-?inset-x-/, "inset-x", ["left", "right"]],
  [/^-?inset-y-/, "inset-y", ["top", "bottom"]],
  [/^-?inset-/, "inset", ["inset-x", "inset-y", "top", "right", "bottom", "left"]],
  [/^-?(top|right|bottom|left)-/, "$1"],
  [/^gap-([xy])-/, "gap-$1"],
  [/^gap-/, "gap", ["gap-x", "gap-y"]],
  [/^size-/, "size", ["w", "h"]],
  [/^(min-w|max-w|min-h|max-h|w|h|z|order|basis|opacity|leading|delay|duration|cursor|animate|object)-/, "$1"],
  [/^(flex|grid|block|hidden|inline|inline-flex|inline-block|inline-grid|contents|table|flow-root)$/, "display"],
  [/^line-clamp-/, "line-clamp", ["display", "overflow"]],
  [/^(static|relative|absolute|fixed|sticky)$/, "position"],
  [/^(visible|invisible|collapse)$/, "visibility"],
  [/^(not-)?sr-only$/, "sr"],
  [/^flex-(row|col)(-reverse)?$/, "flex-direction"],
  [/^flex-(wrap|nowrap|wrap-reverse)$/, "flex-wrap"],
  [/^flex-/, "flex", ["basis", "grow", "shrink"]],
  [/^(grow|shrink)(-|$)/, "$1"],
  [/^(items|self|content)-/, "$1"],
  [/^justify-(items|self)-/, "justify-$1"],
  [/^justify-/, "justify"],
  [/^resize(-|$)/, "resize"],
  [/^(not-)?italic$/, "font-style"],
  [/^grid-(cols|rows)-/, "grid-$1"],
  [/^(col|row)-(start|end)-/, "$1-$2"],
  [/^(col|row)-span-/, "$1-span"],
  [/^overflow-([xy])-/, "overflow-$1"],
  [/^overflow-/, "overflow", ["overflow-x", "overflow-y"]],
  [/^rounded-(tl|tr|bl|br)(-|$)/, "rounded-$1"],
  [/^rounded-([tb])(-|$)/, "rounded-$1", ["rounded-$1l", "rounded-$1r"]],
  [/^rounded-([lr])(-|$)/, "rounded-$1", ["rounded-t$1", "rounded-b$1"]],
  [/^rounded(-|$)/, "rounded", ["rounded-t", "rounded-r", "rounded-b", "rounded-l", "rounded-tl", "rounded-tr", "rounded-bl", "rounded-br"]],
  [/^border-(separate|collapse)$/, "border-collapse"],
  [/^border-spacing-\d/, "border-spacing"],
  [/^border-(solid|dashed|dotted|double|none|hidden)$/, "border-style"],
  [/^border-([trbl])(-\d+)?$/, "border-$1"],
  [/^border-x(-\d+)?$/, "border-x", ["border-l", "border-r"]],
  [/^border-y(-\d+)?$/, "border-y", ["border-t", "border-b"]],
  [/^border(-\d+)?$/, "border", ["border-x", "border-y", "border-t", "border-r", "border-b", "border-l"]],
  [/^border-([trblxy])-/, "border-color-$1"],
  [/^border-/, "border-color", ["border-color-t", "border-color-r", "border-color-b", "border-color-l", "border-color-x", "border-color-y"]],
  [/^bg-/, "bg"],
  [/^text-(left|right|center|start|end|justify)$/, "text-align"],
  [/^text-(label|body|title|display)$/, "font-size", ["leading"]],
  [/^(truncate|text-ellipsis|text-clip)$/, "text-overflow"],
  [/^text-(wrap|nowrap|balance|pretty)$/, "text-wrap"],
  [/^text-/, "color"],
  [/^font-(normal|medium|semibold|bold)$/, "font-weight"],
  [/^font-/, "font-family"],
  [/^whitespace-/, "whitespace"],
  [/^break-(words|all|normal|keep)$/, "word-break"],
  [/^align-/, "align"],
  [/^(underline|overline|line-through|no-underline)$/, "text-decoration"],
  [/^-?outline-offset-/, "outline-offset"],
  [/^outline(-\d+)?$/, "outline-width"],
  [/^outline-(none|hidden)$/, "outline-style"],
  [/^outline-/, "outline-color"],
  // A shadow of our own may stand beside the line inside an edge.
  [/^shadow-pop$/, "shadow-pop"],
  [/^shadow(-|$)/, "shadow"],
  [/^brightness-/, "brightness"],
  [/^transition(-|$)/, "transition"],
  [/^(select|pointer-events|touch|appearance)-/, "$1"],
  [/^scroll-(m[trbl])-/, "scroll-$1"],
  [/^-?translate-([xy])-/, "translate-$1"],
];

interface Kind {
  readonly sets: string;
  readonly decides: readonly string[];
}

const kinds = new Map<string, Kind | null>();

/** What a class sets, with the condition (`sm:hover:`) and the weight (`!`) that it sets it under; null for what is no utility known here. */
function kindOf(name: string): Kind | null {
  const known = kinds.get(name);
  if (known !== undefined) return known;
  const at = lastColon(name) + 1;
  const bare = name.slice(at);
  const strong = bare.endsWith("!") || bare.startsWith("!");
  const utility = strong ? bare.replace("!", "") : bare;
  const under = `${name.slice(0, at)}${strong ? "!" : ""}`;
  let kind: Kind | null = null;
  for (const [pattern, sets, decides = []] of KINDS) {
    const found = pattern.exec(utility);
    if (!found) continue;
    const filled = (text: string) => under + text.replace(/\$(\d)/g, (_, group: string) => found[Number(group)] ?? "");
    kind = { sets: filled(sets), decides: decides.map(filled) };
    break;
  }
  kinds.set(name, kind);
  return kind;
}

/** The colon that ends the conditions; those in brackets belong to a value. */
function lastColon(name: string): number {
  let depth = 0;
  for (let at = name.length - 1; at >= 0; at -= 1) {
    const mark = name[at];
    if (mark === "]" || mark === ")") depth += 1;
    else if (mark === "[" || mark === "(") depth -= 1;
    else if (mark === ":" && depth === 0) return at;
  }
  return -1;
}

const merged = new Map<string, string>();
/** More different texts than the product has. */
const KEPT = 4000;

/** The classes without those that a later one makes void. */
export function mergeClasses(classes: string): string {
  const known = merged.get(classes);
  if (known !== undefined) return known;
  const decided = new Set<string>();
  const kept: string[] = [];
  for (const name of classes.split(/\s+/).filter(Boolean).reverse()) {
    const kind = kindOf(name);
    if (kind) {
      if (decided.has(kind.sets)) continue;
      decided.add(kind.sets);
      for (const one of kind.decides) decided.add(one);
    }
    kept.push(name);
  }
  const text = kept.reverse().join(" ");
  if (merged.size >= KEPT) merged.clear();
  merged.set(classes, text);
  return text;
}
