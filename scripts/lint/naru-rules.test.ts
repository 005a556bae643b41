import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Linter } from "eslint";
import { parser } from "typescript-eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import naru from "./naru-rules.mjs";

function faults(rule: string, code: string, file = "planted.ts"): string[] {
  const linter = new Linter({ cwd: "/" });
  const messages = linter.verify(code, { files: ["**/*.ts"], languageOptions: { parser: parser as Linter.Parser }, plugins: { naru }, rules: { [`naru/${rule}`]: "error" } }, file);
  return messages.map((message) => message.messageId ?? message.message);
}

describe("what leaves a module through its front door", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "naru-lint-"));
    await mkdir(join(folder, "commands"));
    await writeFile(
      join(folder, "commands", "confirm-order.ts"),
      `export const confirmOrder = defineCommand({});
       export const reserve = defineStep("stock.reserve", f);
       export async function register(scope: IdentityScope, input: Input) {}
       export async function sneak(scope: TenantScope, input: Input) {}
       export const hide = async (scope: TenantScope) => scope;
       export interface Confirmed { at: Date }`,
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ["export { confirmOrder, reserve, register, type Confirmed } from './commands/confirm-order';", 0],
    ["export { confirmOrder, sneak } from './commands/confirm-order';", 1],
    ["export { hide as confirm } from './commands/confirm-order';", 1],
    ["export * from './commands/confirm-order';", 1],
    ["export { listOrders } from './queries/list-orders';", 0],
  ])("%s → %i", (code, count) => {
    expect(faults("command-through-definition", code, join(folder, "index.ts"))).toHaveLength(count);
  });
});

describe("the project's own lint rules", () => {
  it.each([
    ["write-in-store", "await scope.db.insert(orders).values(row);", 1],
    ["write-in-store", "await tx.update(orders).set(row); db.delete(orders);", 2],
    ["write-in-store", "await scope.db.select().from(orders); lines.delete(id); cache.update(key);", 0],
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
