import { execute } from "@/server/platform/command";
import { NaruError } from "@/server/kernel/errors";
import { newId } from "@/server/platform/new-id";
import { withTenant } from "@/server/platform/tenant-scope";
import type { Execute } from "./step";
import type { World } from "./world";

class TakenBack extends Error {
  constructor(readonly answer: unknown) {
    super("rolled back after it was answered");
  }
}

/** Ways of being wrong that the model must notice, each in the place of `execute`. */
export const plantedFaults = {
  /** A receipt of money is answered and then not there: books that never had it agree. */
  "an answer whose effect is lost": (): Execute => async (context, command, input, key) => {
    if (command.name !== "receivables.record-receipt") return execute(context, command, input, key);
    try {
      return await withTenant(context, async (scope): Promise<never> => {
        throw new TakenBack(await command.within(scope, input));
      });
    } catch (error) {
      if (error instanceof TakenBack) return error.answer as never;
      throw error;
    }
  },
  /** What is sent twice is done twice: two receipts, both well booked. */
  "a key that nobody honours": (): Execute => (context, command, input) => execute(context, command, input, newId()),
  /** Goods come in without their value in the ledger. */
  "goods received without their posting": ({ owner }: World): Execute => async (context, command, input, key) => {
    const answer = await execute(context, command, input, key);
    if (command.name === "stock.receive-goods") {
      const { documentId } = answer as { documentId: string };
      await owner`delete from journal_lines l using journal_entries e where e.tenant_id = l.tenant_id and e.id = l.entry_id and e.source_id = ${documentId}`;
      await owner`delete from journal_entries where source_id = ${documentId} and sealed_sequence is null`;
    }
    return answer;
  },
  /** What is not found here is looked for next door. */
  "a wall with a door in it": (world: World): Execute => async (context, command, input, key) => {
    try {
      return await execute(context, command, input, key);
    } catch (error) {
      const next = world.sides.find((side) => side.tenantId !== context.workspace.tenantId);
      if (!(error instanceof NaruError) || error.kind !== "not_found" || !next) throw error;
      return execute({ ...next.ws.systemContext, requestId: context.requestId }, command, input, key);
    }
  },
} satisfies Record<string, (world: World) => Execute>;
