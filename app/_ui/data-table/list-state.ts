"use client";

import { createContext, useContext } from "react";
import type { ListParams } from "./list-params";

/** The state of the list around: what is shown may come from a view and not from the address alone. */
export interface ListStateParts {
  readonly params: ListParams<string>;
  readonly setParams: (change: Readonly<Record<string, string | null | undefined>>) => void;
}

const Context = createContext<ListStateParts | null>(null);
export const ListStateProvider = Context.Provider;
export const useListStateAround = () => useContext(Context);
