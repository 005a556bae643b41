import { Linter } from "eslint";
import { parser } from "typescript-eslint";
import { describe, expect, it } from "vitest";
import naru from "./naru-rules.mjs";

function faults(rule: string, code: string): string[] {
  const linter = new Linter();
  const messages = linter.verify(code, { files: ["**/*.ts"], languageOptions: { parser: parser as Linter.Parser }, plugins: { naru }, rules: { [`naru/${rule}`]: "error" } }, "planted.ts");
  return messages.map((message) => message.messageId ?? message.message);
}

describe("the project's own lint rules", () => {
  it.each([
    ["write-in-store", "await scope.db.insert(orders).values(row);", 1],
    ["write-in-store", "await tx.update(orders).set(row); db.delete(orders);", 2],
    ["write-in-store", "await scope.db.select().from(orders); lines.delete(id); cache.update(key);", 0],
    ["command-through-definition", "export async function confirmOrder(scope: TenantScope) { return scope; }", 1],
    ["command-through-definition", "export const confirmOrder = async (scope: TenantScope) => scope;", 1],
    ["command-through-definition", "export default defineCommand({});", 1],
    ["command-through-definition", "export const confirmOrder = defineCommand({}); export const reserve = defineStep('a.b', f); export type A = string;", 0],
    ["command-through-definition", "export async function register(scope: IdentityScope) { return scope; }", 0],
    ["clock-passed-in", "const today = new Date(); const ms = Date.now();", 2],
    ["clock-passed-in", "const day = new Date(scope.now); clock.now();", 0],
    ["no-raw-sql-text", "sql.raw(text); sql.unsafe(text);", 2],
    ["no-raw-sql-text", "sql`select ${id}`;", 0],
    ["no-left-out-test", "it.only('a', f); describe.skip('b', f); test.describe.fixme('c', f); xit('d', f);", 4],
    ["no-left-out-test", "it.each([1])('a', f); describe('b', f); expect(x).not.toBe(1);", 0],
  ])("%s: %s → %i", (rule, code, count) => {
    expect(faults(rule, code)).toHaveLength(count);
  });
});
