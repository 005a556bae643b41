/** A draft as the server has it. */
export interface StoredDraft {
  readonly content: string;
  readonly baseVersion: number | null;
  readonly version: number;
  readonly at: Date;
}

interface ToKeep {
  readonly content: string;
  readonly baseVersion: number | null;
  readonly seen: number | null;
}

export interface KeeperPort {
  keep(draft: ToKeep): Promise<{ kept: { version: number; at: Date } | null; other: StoredDraft | null }>;
  discard(): Promise<unknown>;
  changed(state: KeeperState): void;
}

/**
 * `offer`: there is a draft that the form has not taken up (`elsewhere`: it came from another window while this one was typed in).
 * While it is undecided nothing is kept, since that would overwrite it.
 */
export interface KeeperState {
  readonly offer: (StoredDraft & { readonly elsewhere: boolean }) | null;
  readonly keptAt: Date | null;
  readonly failed: boolean;
}

const RESTS_MS = 1_000;
/** As the server's own limit. */
const LONGEST = 200_000;

/**
 * Keeps what is typed into one open form: about a second after it rests, one sending at a time, never over a draft that the form has
 * not seen, and nothing once the form was saved. Knows neither React nor the network.
 */
export class DraftKeeper {
  #seen: number | null = null;
  #typed: ToKeep | null = null;
  #sent: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #under: Promise<void> = Promise.resolve();
  #closed = false;
  #state: KeeperState;

  constructor(private readonly port: KeeperPort, found: StoredDraft | null) {
    this.#state = { offer: found && { ...found, elsewhere: false }, keptAt: null, failed: false };
  }

  get state(): KeeperState {
    return this.#state;
  }

  /** What stands in the form now; `pristine`: nothing has been entered yet, or it was taken back. */
  typed(content: string, baseVersion: number | null, pristine: boolean): void {
    if (this.#closed) return;
    if (pristine && this.#seen === null && this.#typed === null) return;
    if (content === (this.#typed?.content ?? this.#sent)) return;
    this.#typed = { content, baseVersion, seen: null };
    if (this.#state.offer) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), RESTS_MS);
  }

  /** What is still to be sent, for when the page goes away; null: nothing is. */
  pending(): ToKeep | null {
    if (this.#closed || this.#state.offer || !this.#typed || this.#typed.content === this.#sent || this.#typed.content.length > LONGEST) return null;
    return { ...this.#typed, seen: this.#seen };
  }

  /** Sends now what is still to be sent. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#under = this.#under.then(() => this.#send());
    return this.#under;
  }

  /** The offered draft, taken into the form: what is typed from now on continues it. */
  takeUp(): StoredDraft | null {
    const { offer } = this.#state;
    if (!offer) return null;
    this.#seen = offer.version;
    this.#sent = offer.content;
    this.#typed = null;
    this.#set({ offer: null, keptAt: offer.at });
    return offer;
  }

  /** The offered draft is not wanted: what stands in the form takes its place. @returns it, for undoing */
  turnDown(): StoredDraft | null {
    const { offer } = this.#state;
    if (!offer) return null;
    this.#seen = offer.version;
    this.#set({ offer: null });
    if (this.#typed) void this.flush();
    else {
      this.#seen = null;
      this.#under = this.#under.then(() => this.port.discard()).then(() => undefined, () => undefined);
    }
    return offer;
  }

  /** Brings back what was turned down. */
  async offerAgain(draft: StoredDraft): Promise<void> {
    await this.#under;
    const { kept } = await this.port.keep({ content: draft.content, baseVersion: draft.baseVersion, seen: this.#seen });
    if (kept) this.#set({ offer: { ...draft, ...kept, elsewhere: false }, keptAt: null });
  }

  /** The form was saved: its draft goes, and nothing is kept any more. */
  saved(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#under = this.#under.then(() => this.port.discard()).then(() => undefined, () => undefined);
    return this.#under;
  }

  async #send(): Promise<void> {
    const draft = this.pending();
    if (!draft) return;
    try {
      const { kept, other } = await this.port.keep(draft);
      if (kept) {
        this.#seen = kept.version;
        this.#sent = draft.content;
        this.#set({ keptAt: kept.at, failed: false });
      } else if (other) this.#set({ offer: { ...other, elsewhere: true } });
    } catch {
      // The next rest tries again; what was typed is still in the form.
      this.#set({ failed: true });
    }
  }

  #set(next: Partial<KeeperState>): void {
    this.#state = { ...this.#state, ...next };
    this.port.changed(this.#state);
  }
}
