/**
 * What forms that were closed are still sending of their drafts, in this tab. A form opened meanwhile waits for it before it asks for its
 * draft: otherwise it would be told what there was before the last words, or what has just been saved.
 */
export class LeavingDrafts {
  readonly #underWay = new Map<string, Promise<unknown>>();

  /** `key`: the workspace, the form and its record. */
  add(key: string, sending: Promise<unknown>): void {
    const all: Promise<unknown> = Promise.allSettled([this.#underWay.get(key), sending]).then(() => {
      if (this.#underWay.get(key) === all) this.#underWay.delete(key);
    });
    this.#underWay.set(key, all);
  }

  /** Resolves when all of it has arrived or failed; undefined: nothing is under way. */
  of(key: string): Promise<unknown> | undefined {
    return this.#underWay.get(key);
  }
}

export const leavingDrafts = new LeavingDrafts();
