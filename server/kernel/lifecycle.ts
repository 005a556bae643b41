/** One move a document can make: from which states, to which. */
export interface Transition<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

export interface Lifecycle<State extends string, Action extends string> {
  readonly states: readonly [State, ...State[]];
  readonly initial: State;
  readonly actions: Readonly<Record<Action, Transition<State>>>;
  /** States in which nothing more can happen. */
  readonly final: readonly State[];
}

/** Declares the states and moves of a document once; table, commands, screens and docs all read it. */
export function defineLifecycle<const State extends string, const Action extends string>(definition: {
  states: readonly [State, ...State[]];
  initial: NoInfer<State>;
  actions: Readonly<Record<Action, { from: readonly NoInfer<State>[]; to: NoInfer<State> }>>;
}): Lifecycle<State, Action> {
  const moves: readonly Transition<State>[] = Object.values(definition.actions);
  const final = definition.states.filter((s) => !moves.some((t) => t.from.includes(s)));
  return { ...definition, final };
}

export function canDo<S extends string, A extends string>(lifecycle: Lifecycle<S, A>, state: S, action: A): boolean {
  return lifecycle.actions[action].from.includes(state);
}

/** The actions open from a state, in declaration order. */
export function actionsFrom<S extends string, A extends string>(lifecycle: Lifecycle<S, A>, state: S): A[] {
  return (Object.keys(lifecycle.actions) as A[]).filter((a) => canDo(lifecycle, state, a));
}
