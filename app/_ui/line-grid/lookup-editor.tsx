"use client";

import { useId, useRef, useState, type KeyboardEvent } from "react";
import { onDemand } from "../on-demand";
import { useLookup, type LookupOption, type LookupSearch } from "../use-lookup";

const LookupList = onDemand(() => import("../lookup-list"));

interface LookupEditorProps {
  label: string;
  start: string;
  search: LookupSearch<unknown>;
  onTake: (option: LookupOption<unknown>) => void;
  /** Typed on before the results came: the text is resolved afterwards. */
  onLeave: (typed: string, direction: "next" | "previous" | "stay") => void;
  onCancel: () => void;
  className: string;
}

/** The item search of a grid cell: results below, arrows move in them, Enter and Tab take. */
export function LookupEditor({ label, start, search, onTake, onLeave, onCancel, className }: LookupEditorProps) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(start);
  const [at, setAt] = useState(0);
  const { options, settled, failed } = useLookup(search, typed, true);

  // The first way out counts: an input that is taken away also loses the focus.
  const left = useRef(false);
  const once = (way: () => void) => {
    if (left.current) return;
    left.current = true;
    way();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((from) => Math.max(0, Math.min(options.length - 1, from + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      const option = options[at];
      const back = event.key === "Tab" && event.shiftKey;
      if (!back && settled && option && typed !== "") once(() => onTake(option));
      else once(() => onLeave(typed, back ? "previous" : "next"));
    } else if (event.key === "Escape") {
      event.preventDefault();
      once(onCancel);
    }
  };

  return (
    <>
      <input
        ref={input}
        autoFocus
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={options[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        className={className}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => once(() => onLeave(typed, "stay"))}
      />
      <LookupList anchor={input} listId={listId} options={options} at={at} settled={settled} failed={failed} onHover={setAt} onTake={(option) => once(() => onTake(option))} />
    </>
  );
}
