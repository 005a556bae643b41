/** Everything that stood in the grid before and after; newest last. */
export interface History<S> {
  readonly past: readonly S[];
  readonly future: readonly S[];
}

const DEPTH = 200;

export const emptyHistory: History<never> = { past: [], future: [] };

/** A change was made to `before`: what was undone until now is gone. */
export function recorded<S>(history: History<S>, before: S): History<S> {
  return { past: [...history.past.slice(1 - DEPTH), before], future: [] };
}

/** One change back from `now`; null when there is none. */
export function undone<S>(history: History<S>, now: S): { readonly history: History<S>; readonly state: S } | null {
  const state = history.past.at(-1);
  return state === undefined ? null : { state, history: { past: history.past.slice(0, -1), future: [...history.future, now] } };
}

/** One change forward again; null when nothing was undone. */
export function redone<S>(history: History<S>, now: S): { readonly history: History<S>; readonly state: S } | null {
  const state = history.future.at(-1);
  return state === undefined ? null : { state, history: { past: [...history.past, now], future: history.future.slice(0, -1) } };
}
