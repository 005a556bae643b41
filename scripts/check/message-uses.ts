import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Every text in the source that may name a message, and the messages it asks for outright. */
export interface MessageUses {
  /** Plain texts: "orders.done.saved", "title". */
  readonly literals: Set<string>;
  /** What templates begin with, `status.${status}` as "status."; and what they may be in full. */
  readonly patterns: Set<string>;
  /** `t("title")` where t speaks for one namespace: file, and the full key. */
  readonly asked: { file: string; keys: string[] }[];
  /** Codes of errors that are raised: what a schema says of a fault, and what `fault`, `refused` and their like are called with. */
  readonly raised: Set<string>;
}

const RAISING = new Set(["fault", "refused", "conflict", "invalid"]);
const FOLDERS = ["app", "server", "jobs", "scripts/operator"];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(place);
    return /\.tsx?$/.test(entry.name) && !/\.(test|scenario)\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts") ? [place] : [];
  });
}

/** Reads the whole source once. `root` is the repository. */
export function readMessageUses(root: string): MessageUses {
  const uses: MessageUses = { literals: new Set(), patterns: new Set(), asked: [], raised: new Set() };
  for (const file of FOLDERS.flatMap((folder) => sources(path.join(root, folder)))) {
    readSource(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false), path.relative(root, file), uses);
  }
  return uses;
}

/** One file into `uses`. */
export function readSource(source: ts.SourceFile, file: string, uses: MessageUses): void {
  const namespaces = new Map<string, Set<string>>();
  const calls: { translator: string; key: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) uses.literals.add(node.text);
    if (ts.isPropertyAssignment(node) && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name))) uses.literals.add(node.name.text);
    if (ts.isTemplateExpression(node)) uses.patterns.add(patternOf(node));
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === "error") noteCode(node.initializer, uses);
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "NaruError") for (const argument of node.arguments ?? []) noteCode(argument, uses);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const namespace = namespaceOf(node.initializer);
      if (namespace !== null) namespaces.set(node.name.text, (namespaces.get(node.name.text) ?? new Set()).add(namespace));
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const [first] = node.arguments;
      // The first argument of `fault` is a place.
      if (RAISING.has(node.expression.text)) for (const argument of node.arguments.slice(node.expression.text === "fault" ? 1 : 0)) noteCode(argument, uses);
      if (first && ts.isStringLiteral(first)) calls.push({ translator: node.expression.text, key: first.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const { translator, key } of calls) {
    const spoken = namespaces.get(translator);
    if (spoken) uses.asked.push({ file, keys: [...spoken].map((namespace) => `${namespace}.${key}`) });
  }
}

function noteCode(node: ts.Node, uses: MessageUses): void {
  if (ts.isStringLiteral(node) && /^[a-z_]+\.[a-z0-9_]+$/.test(node.text)) uses.raised.add(node.text);
}

/** "orders" of `useTranslations("orders")`, `await getTranslations("orders")`; null of anything else. */
function namespaceOf(node: ts.Expression): string | null {
  const call = ts.isAwaitExpression(node) ? node.expression : node;
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return null;
  if (call.expression.text !== "useTranslations" && call.expression.text !== "getTranslations") return null;
  const [first] = call.arguments;
  return first && ts.isStringLiteral(first) ? first.text : null;
}

/** A template as a regular expression's source; empty where nothing of it is fixed. */
function patternOf(node: ts.TemplateExpression): string {
  const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const fixed = node.head.text + node.templateSpans.map((span) => span.literal.text).join("");
  if (!/[A-Za-z]/.test(fixed) || /\s/.test(fixed)) return "";
  return escaped(node.head.text) + node.templateSpans.map((span) => `[^\\s]+${escaped(span.literal.text)}`).join("");
}

/**
 * The keys that nothing in the source can mean. A key counts as used when it stands somewhere as text, in full or within its
 * namespace (or a part of it, as in `useTranslations("stock.count")`), or fits a template.
 */
export function unusedKeys(keys: Iterable<string>, { literals, patterns }: MessageUses): string[] {
  const templates = [...patterns].filter(Boolean).map((pattern) => new RegExp(`^${pattern}$`));
  return [...keys].filter((key) => {
    const [, ...steps] = key.split(".");
    const within = steps.map((_, from) => steps.slice(from).join("."));
    const whole = within[0] ?? key;
    if (literals.has(key) || literals.has(whole)) return false;
    if (templates.some((template) => template.test(whole) || template.test(key))) return false;
    // A namespace within the file: "stock.count" + "open".
    return !within.slice(1).some((rest, at) => literals.has(key.slice(0, key.length - rest.length - 1)) && at >= 0 && (literals.has(rest) || templates.some((template) => template.test(rest))));
  });
}
