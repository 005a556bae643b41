import type { RouterInputs } from "@/app/_trpc/router-type";

export type CommentedRecord = RouterInputs["records"]["colleagues"];

/** What is in the box: the text as it reads, and whom its names mean. */
export interface Written {
  readonly text: string;
  readonly people: readonly { readonly userId: string; readonly name: string }[];
}

export const NOTHING_WRITTEN: Written = { text: "", people: [] };
