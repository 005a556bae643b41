import type { ChaosWorkspace } from "./stage";

/** Something the product does that must come to its end, whatever happens on the way. */
export interface Flow {
  readonly name: string;
  /** Sets the stage in a workspace of its own and begins. What is left until the fault strikes (`struck`) keeps the flow from being over before it. */
  begin(workspace: ChaosWorkspace, struck: Promise<void>): Promise<RunningFlow>;
}

export interface RunningFlow {
  /** How much of it is done, from 0 to 1; by what the database holds. */
  share(): Promise<number>;
  /** Ends when everybody who had to ask for something got an answer. */
  readonly asked: Promise<void>;
  /** Whether all consequences have come about. */
  settled(): Promise<boolean>;
  /** What was lost or doubled; nothing is the only good answer. */
  complaints(): Promise<string[]>;
}

/** Complains of every number that is not what it must be. */
export function compare(expected: Readonly<Record<string, number | bigint>>, found: Readonly<Record<string, number | bigint>>): string[] {
  return Object.entries(expected).flatMap(([what, wanted]) => (BigInt(found[what] ?? -1) === BigInt(wanted) ? [] : [`${what}: ${found[what]} instead of ${wanted}`]));
}

/** Does the pieces with several hands at once; the last quarter from the moment on when the fault strikes. */
export async function byHands(hands: number, pieces: number, struck: Promise<void>, work: (piece: number) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: hands }, async () => {
      for (let piece = next++; piece < pieces; piece = next++) {
        if (piece >= (pieces * 3) / 4) await struck;
        await work(piece);
      }
    }),
  );
}
