/** Prints a line for the person at the terminal. */
export function say(line = ""): void {
  process.stdout.write(`${line}\n`);
}

/** Ends with a message instead of a stack trace: for what the person at the terminal can put right. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** Runs a script's main function: refusals are shown as their message, other errors whole. */
export async function runMain(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const known = error instanceof Refusal || (error instanceof Error && error.name === "EnvironmentError");
    process.stderr.write(`\n${known && error instanceof Error ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\n`);
    process.exitCode = 1;
  }
}
