import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "@/db/testing/model/world";
import { plantedFaults } from "@/db/testing/model/planted-faults";
import { MOVES, runModel } from "@/db/testing/model/run-model";
import { testDatabase, type TestDatabase } from "@/db/testing/test-database";

/** `NARU_MODEL_SEED` replays a run, `NARU_MODEL_COMMANDS` makes it longer, `NARU_MODEL_ACTORS=1` takes its steps one by one. */
const seed = Number(process.env["NARU_MODEL_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
const commands = Number(process.env["NARU_MODEL_COMMANDS"] ?? 1_000);
const actors = Number(process.env["NARU_MODEL_ACTORS"] ?? 8);

const named: Record<keyof typeof plantedFaults, RegExp> = {
  "an answer whose effect is lost": /receipt: lost [0-9a-f-]{36}/,
  "a key that nobody honours": /two answers for one key/,
  "goods received without their posting": /books check stock-ledger/,
  // Which of its rooms is entered first is chance: the neighbour's rules may refuse what was asked for, and betray by their words that the id is known.
  "a wall with a door in it": /answered a foreign id with “/,
};

let database: TestDatabase;
let world: World;
const open = async () => {
  database = await testDatabase();
  world = await openWorld(database);
};
afterEach(async () => {
  await world.close();
  await database.drop();
});

describe("random commands by concurrent actors over two workspaces (FIN-01, INV-01, PLT-01)", () => {
  it(`${commands} commands of ${actors} actors leave books that agree and hold exactly what was answered`, async () => {
    await open();
    console.log(`model seed ${seed}`);
    const outcome = await runModel({ world, seed, commands, actors });
    console.log(`${outcome.done} carried out, ${outcome.refused} refused, ${outcome.idle} idle`);
    // A run in which the rules refused nearly everything proves nothing.
    expect(outcome.done).toBeGreaterThan(commands / 3);
    if (commands >= 400) expect(Object.values(outcome.byMove).filter((n) => n > 0).length).toBeGreaterThan(MOVES.length * 0.6);
  }, 900_000);

  it.each(Object.keys(plantedFaults) as (keyof typeof plantedFaults)[])("finds %s", async (fault) => {
    await open();
    await expect(runModel({ world, seed, commands: 400, actors, lookEvery: 80, execute: plantedFaults[fault](world) })).rejects.toThrow(named[fault]);
  }, 120_000);
});
