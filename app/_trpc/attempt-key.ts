/**
 * One idempotency key per attempt: the same input sent again (double click, lost answer, "try again") keeps its key; a changed
 * input, or the next attempt after success, gets a new one.
 */
export class AttemptKey {
  #attempt: { input: string; key: string } | null = null;

  constructor(private readonly makeKey: () => string = () => crypto.randomUUID()) {}

  /** @param input the whole input, written as text. */
  keyFor(input: string): string {
    if (this.#attempt?.input !== input) this.#attempt = { input, key: this.makeKey() };
    return this.#attempt.key;
  }

  succeeded(): void {
    this.#attempt = null;
  }
}
