"use client";

import { useRef, useState } from "react";
import type { FieldValues, Path, PathValue, UseFormReturn } from "react-hook-form";
import { isCollision, type NaruErrorData } from "@/app/_trpc/naru-error";
import { differencesOf, type Difference } from "./three-way";

/** A record as a form was opened with it. */
export interface Opened<V> {
  readonly version: number;
  readonly values: V;
}

export interface MetDifference extends Difference {
  /** The form has theirs now. */
  readonly taken: boolean;
}

/** Who saved in between, when, and what differs. */
export interface Collision {
  readonly by: string;
  readonly at: string | null;
  readonly differences: readonly MetDifference[];
}

export interface Edited<V> {
  readonly opened: Opened<V>;
  /** The form is based on this from now on. */
  readonly reopen: (opened: Opened<V>) => void;
  readonly collision: Collision | null;
  /** For `useCommand`: a refusal because somebody saved meanwhile is met here. */
  readonly onRefused: (refusal: NaruErrorData) => boolean;
  /** Takes theirs of a field into the form, or brings mine back. */
  readonly take: (name: string, theirs: boolean) => void;
  readonly close: () => void;
}

interface Access<V> {
  start: Opened<V>;
  /** Reads the record again as it is saved now; undefined when it could not be read. */
  reread: () => Promise<Opened<V> | undefined>;
  read: () => V;
  write: (name: string, value: unknown) => void;
}

/**
 * For a form that edits a record: the version it was opened with, and what happens when somebody else saved meanwhile. What was typed
 * stays; what only the other one changed is taken over; what both changed is shown and decided field by field; saving again then counts
 * against the new version.
 */
export function useEdited<V extends object>({ start, reread, read, write }: Access<V>): Edited<V> {
  const [opened, setOpened] = useState(start);
  const [collision, setCollision] = useState<Collision | null>(null);
  const latest = useRef({ opened, read, write, reread });
  latest.current = { opened, read, write, reread };
  const meet = async (refusal: NaruErrorData) => {
    const saved = await latest.current.reread().catch(() => undefined);
    if (!saved) return;
    const here = latest.current;
    const found = differencesOf(here.opened.values, saved.values, here.read());
    found.filter(({ onlyTheirs }) => onlyTheirs).forEach(({ name, theirs }) => here.write(name, theirs));
    setOpened(saved);
    setCollision({ by: String(refusal.params.by ?? ""), at: refusal.params.at === undefined ? null : String(refusal.params.at), differences: found.map((one) => ({ ...one, taken: one.onlyTheirs })) });
  };
  return {
    opened,
    reopen: setOpened,
    collision,
    onRefused(refusal) {
      if (!isCollision(refusal)) return false;
      void meet(refusal);
      return true;
    },
    take(name, theirs) {
      const one = collision?.differences.find((difference) => difference.name === name);
      if (!one || one.taken === theirs) return;
      // What was typed over mine since is mine, when it is asked for again.
      const mine = theirs ? (read() as Record<string, unknown>)[name] : one.mine;
      write(name, theirs ? one.theirs : mine);
      setCollision((now) => now && { ...now, differences: now.differences.map((difference) => (difference.name === name ? { ...difference, mine, taken: theirs } : difference)) });
    },
    close: () => setCollision(null),
  };
}

/** `useEdited` for a form of react-hook-form, opened with its default values. */
export function useEditedForm<V extends FieldValues>(form: UseFormReturn<V>, { version, reread }: Pick<Access<V>, "reread"> & { version: number }): Edited<V> {
  return useEdited<V>({
    start: { version, values: form.formState.defaultValues as V },
    reread,
    read: () => structuredClone(form.getValues()),
    write: (name, value) => form.setValue(name as Path<V>, value as PathValue<V, Path<V>>, { shouldDirty: true }),
  });
}
