import fc from "fast-check";
import { drainOutbox } from "@/server/flows/deliver-event";
import { NaruError } from "@/server/kernel/errors";
import { execute } from "@/server/platform/command";
import { faultsOfBooks, faultsOfModel } from "./invariants";
import { movesBetween } from "./moves-between";
import { moneyMoves } from "./moves-of-money";
import { orderMoves } from "./moves-of-orders";
import { shipmentMoves } from "./moves-of-shipments";
import { stockMoves } from "./moves-of-stock";
import { NothingToDo, Pick } from "./pick";
import { Step, type Execute, type Move } from "./step";
import { modelActors, type ModelActor, type World } from "./world";

export const MOVES: readonly Move[] = [...orderMoves, ...stockMoves, ...shipmentMoves, ...moneyMoves, ...movesBetween];
const WEIGHED: readonly Move[] = MOVES.flatMap((move) => Array.from({ length: move.weight }, () => move));

export interface ModelRun {
  readonly world: World;
  readonly seed: number;
  readonly commands: number;
  /** Who acts at the same time. */
  readonly actors?: number;
  /** Commands between two looks at everything. */
  readonly lookEvery?: number;
  readonly execute?: Execute;
  readonly say?: (line: string) => void;
}

export interface ModelOutcome {
  /** Steps by what became of them: carried out, refused by a rule, or nothing to act on. */
  readonly done: number;
  readonly refused: number;
  readonly idle: number;
  /** How often each move was carried out. */
  readonly byMove: Readonly<Record<string, number>>;
  readonly refusedBy: Readonly<Record<string, number>>;
}

/** The script of a seed: which move each step makes (the next of the list when there is nothing to act on), and with which choices. */
const exactly = <T>(arbitrary: fc.Arbitrary<T>, length: number) => fc.array(arbitrary, { minLength: length, maxLength: length, size: "max" });
const script = (commands: number) => fc.noBias(exactly(fc.record({ moves: exactly(fc.nat(WEIGHED.length - 1), 4), choices: exactly(fc.nat(9_999), 12) }), commands));
type Script = readonly { moves: readonly number[]; choices: readonly number[] }[];

/**
 * Random commands by concurrent actors over two workspaces. The seed gives every actor its script; one actor (`actors: 1`)
 * replays a run step by step, several as closely as concurrency allows. Books are looked at while everybody works, and
 * every `lookEvery` commands all stand still and the tables are held against what the answers said.
 * @throws Error naming the seed, what does not hold, and every step since all was well
 */
export async function runModel(run: ModelRun): Promise<ModelOutcome> {
  const played = new Playing(run);
  // Not shrunk: with actors at the same time the story since the last good look says more than a shorter script.
  const checked = await fc.check(fc.asyncProperty(script(run.commands), (steps) => played.play(steps)), { seed: run.seed, numRuns: 1, endOnFailure: true });
  if (checked.failed) throw checked.errorInstance;
  return played.outcome();
}

class Playing {
  #story: string[] = [];
  #faults: string[] = [];
  #counts = { done: 0, refused: 0, idle: 0 };
  #byMove: Record<string, number> = Object.fromEntries(MOVES.map((move) => [move.name, 0]));
  #refusedBy: Record<string, number> = {};
  readonly #actors: readonly ModelActor[];

  constructor(private readonly run: ModelRun) {
    this.#actors = modelActors(run.world, run.actors ?? 8);
  }

  outcome(): ModelOutcome {
    return { ...this.#counts, byMove: this.#byMove, refusedBy: this.#refusedBy };
  }

  async play(steps: Script): Promise<void> {
    const lookEvery = this.run.lookEvery ?? Math.max(100, Math.ceil(steps.length / 20));
    for (let from = 0; from < steps.length; from += lookEvery) {
      const part = steps.slice(from, from + lookEvery);
      this.#story = [];
      const looks = this.#lookWhileWorking(this.run.world.sides[(from / lookEvery) % 2 === 0 ? 0 : 1]);
      await Promise.all(this.#actors.map((actor, a) => this.#act(actor, part, from, a)));
      await looks;
      await this.#lookAtEverything();
      if (this.#faults.length > 0) throw new Error(this.#report(from + part.length));
      this.run.say?.(`${from + part.length} commands: ${this.#counts.done} carried out, ${this.#counts.refused} refused`);
    }
  }

  /** An actor's steps of a part, one after the other. */
  async #act(actor: ModelActor, part: Script, from: number, a: number): Promise<void> {
    for (let i = a; i < part.length; i += this.#actors.length) {
      const { moves, choices } = part[i]!;
      const step = new Step(this.run.world, actor, new Pick(choices), `step-${from + i + 1}`, this.run.execute ?? execute);
      let acted = false;
      for (const move of moves) acted ||= await this.#take(WEIGHED[move]!, step);
      if (!acted) this.#counts.idle += 1;
    }
  }

  /** @returns whether there was something to act on */
  async #take(move: Move, step: Step): Promise<boolean> {
    const tell = (became: string) => this.#story.push(`${step.requestId} ${step.actor.name} (${step.side.name}) ${move.name}: ${step.tried} → ${became}`);
    try {
      await move.run(step);
      this.#counts.done += 1;
      this.#byMove[move.name] = (this.#byMove[move.name] ?? 0) + 1;
      tell("done");
    } catch (error) {
      if (error instanceof NothingToDo) return false;
      if (error instanceof NaruError && error.kind !== "unavailable") {
        this.#counts.refused += 1;
        this.#refusedBy[`${move.name}: ${error.code}`] = (this.#refusedBy[`${move.name}: ${error.code}`] ?? 0) + 1;
        tell(error.code);
      } else {
        tell(`FAILED ${textOf(error)}`);
        this.#faults.push(`${step.requestId} ${move.name} ${step.tried}: ${textOf(error)}`);
      }
    }
    return true;
  }

  async #lookWhileWorking(side: World["sides"][number]): Promise<void> {
    this.#faults.push(...(await faultsOfBooks(this.run.world, side)).map((fault) => `while working: ${fault}`));
  }

  async #lookAtEverything(): Promise<void> {
    const { world } = this.run;
    for (const side of world.sides) {
      try {
        await drainOutbox(side.ws.systemContext);
      } catch (error) {
        this.#faults.push(`${side.name}: ${textOf(error)}`);
      }
      this.#faults.push(...(await faultsOfBooks(world, side)), ...(await faultsOfModel(world, side)));
    }
  }

  #report(after: number): string {
    const { seed, commands } = this.run;
    return [`After ${after} of ${commands} commands of seed ${seed}:`, ...this.#faults.slice(0, 20), "", "Since all was well:", ...this.#story].join("\n");
  }
}

/** A database error with its reason, which the query builder hides in `cause`. */
function textOf(error: unknown): string {
  const parts: string[] = [];
  for (let e: unknown = error; e instanceof Error; e = e.cause) parts.push(e.message.slice(0, 300));
  return parts.join(" ← ") || String(error);
}
