import type postgres from "postgres";
import type { z } from "zod";
import { NaruError } from "@/server/kernel/errors";
import { execute, read, type Command, type Query } from "@/server/platform/command";
import { inputHash } from "@/server/platform/idempotency";
import { newId } from "@/server/platform/new-id";
import type { TenantContext } from "@/server/platform/tenant-scope";
import { Pick } from "./pick";
import type { ModelActor, Side, World } from "./world";

/** What no order of events explains: the model says so at once, whatever the books say. */
export class ModelFault extends Error {}

/** How commands are carried out; a test puts a faulty one in its place to see that the fault is found. */
export type Execute = typeof execute;

/** One step of one actor: what it may look at, and its one command. */
export class Step {
  readonly context: TenantContext;
  readonly side: Side;
  readonly other: Side;
  /** What was tried, for the story of a failure. */
  tried = "";

  constructor(
    private readonly world: World,
    readonly actor: ModelActor,
    readonly pick: Pick,
    readonly requestId: string,
    private readonly run: Execute,
  ) {
    this.context = actor.context(requestId);
    this.side = actor.side;
    this.other = actor.other;
  }

  /** Rows of the tables, past every query of the product; `$1` is the workspace, and newest come first by custom. */
  async rows<Row>(text: string, values: readonly unknown[] = [], of: Side = this.side): Promise<Row[]> {
    return [...(await this.world.owner.unsafe(text, [of.tenantId, ...values] as postgres.ParameterOrJSON<never>[]))] as unknown as Row[];
  }

  /** One of the rows. @throws NothingToDo */
  async one<Row>(text: string, values: readonly unknown[] = []): Promise<Row> {
    return this.pick.from(await this.rows<Row>(text, values));
  }

  /**
   * Carries a command out, sometimes twice at once under one key, as a client does that heard no answer.
   * @throws NaruError when it was refused; ModelFault when one key had two answers
   */
  async act<Name extends string, Input extends z.ZodType, Result>(command: Command<Name, Input, Result>, input: z.input<Input>): Promise<Result> {
    this.tried = `${command.name} ${describe(input)}`;
    const key = newId();
    const times = this.pick.oneIn(8) ? 2 : 1;
    const attempts = await Promise.allSettled(Array.from({ length: times }, () => this.run(this.context, command, input, key)));
    const refusals = attempts.flatMap((a): unknown[] => (a.status === "rejected" ? [a.reason] : []));
    const unexpected = refusals.find((reason) => !(reason instanceof NaruError));
    if (unexpected !== undefined) throw unexpected;
    const answers = attempts.flatMap((a) => (a.status === "fulfilled" ? [a.value] : []));
    const [first, second] = answers;
    if (answers.length === 0) {
      this.side.expected.refused.add(this.requestId);
      throw refusals[0];
    }
    if (answers.length === 2 && inputHash(first) !== inputHash(second)) throw new ModelFault(`two answers for one key: ${describe(first)} and ${describe(second)}`);
    (changedNothing(first) ? this.side.expected.unchanged : this.side.expected.carriedOut).add(this.requestId);
    this.side.expected.keys += 1;
    return first as Result;
  }

  /** Reads as the actor. */
  ask<Name extends string, Input extends z.ZodType, Result>(query: Query<Name, Input, Result>, input: z.input<Input>): Promise<Result> {
    this.tried = `${query.name} ${describe(input)}`;
    return read(this.context, query, input);
  }

  /** Carries out a command on a record of the other workspace. It must be answered as if there were no such record. */
  async trespass<Name extends string, Input extends z.ZodType, Result>(command: Command<Name, Input, Result>, inputOf: (id: string) => z.input<Input>, foreignId: string): Promise<void> {
    this.tried = `trespass ${command.name} ${foreignId}`;
    const answerTo = async (id: string) => {
      try {
        await this.run(this.context, command, inputOf(id), newId());
        return "carried out";
      } catch (error) {
        if (!(error instanceof NaruError)) throw error;
        return `${error.kind} ${error.code} ${JSON.stringify(error.params)} ${error.faults.map((f) => `${f.path} ${f.code}`).join()}`;
      }
    };
    this.side.expected.refused.add(this.requestId);
    const [foreign, unknown] = [await answerTo(foreignId), await answerTo(newId())];
    if (foreign === "carried out" || foreign !== unknown) throw new ModelFault(`${command.name} answered a foreign id with “${foreign}”, an unknown one with “${unknown}”`);
  }
}

/** Whether a command found everything as it was wanted already: it says so, and leaves no trace but its key. */
function changedNothing(answer: unknown): boolean {
  return typeof answer === "object" && answer !== null && "changed" in answer && answer.changed === false;
}

export function describe(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) => (typeof v === "bigint" ? `${v}n` : v)) ?? "nothing";
}

/** Something an actor may do. */
export interface Move {
  readonly name: string;
  /** How often compared with the others. */
  readonly weight: number;
  run(step: Step): Promise<void>;
}
