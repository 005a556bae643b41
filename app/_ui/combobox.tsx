"use client";

import { ChevronsUpDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { cn } from "./cn";
import { useFirstFocus } from "./early/use-first-focus";
import { useFieldControl } from "./field";
import type { LookupListProps } from "./lookup-list";
import { onDemand } from "./on-demand";
import { controlLook } from "./text-input";
import { unambiguous, useLookup, type LookupOption, type LookupSearch } from "./use-lookup";

// What loads later forgets what it is a list of.
const LookupList = onDemand(() => import("./lookup-list")) as unknown as <T>(props: LookupListProps<T>) => ReactNode;

interface ComboboxProps<T> {
  value: LookupOption<T> | null;
  onChange: (option: LookupOption<T> | null) => void;
  /** Called with what is typed ("" for the first choices). */
  search: LookupSearch<T>;
  placeholder?: string;
  id?: string;
  name?: string;
  invalid?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
  clearable?: boolean;
  "aria-label"?: string;
  className?: string;
  /** Offered below the results: "New customer …". */
  create?: { label: (typed: string) => string; onCreate: (typed: string) => void };
}

/** Choose one of many by typing. Arrow keys move, Enter takes, Escape leaves things as they were. */
export function Combobox<T>(props: ComboboxProps<T>) {
  const { value, onChange, search, placeholder, clearable, create, className, id, invalid, autoFocus, ...rest } = props;
  const t = useTranslations("ui");
  const links = useFieldControl({ id, invalid });
  const listId = useId();
  const box = useRef<HTMLSpanElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  // Typed and left before the search came to rest: taken when it does, if there is no doubt what is meant.
  const [awaited, setAwaited] = useState<string | null>(null);
  const focus = useFirstFocus(autoFocus);
  const query = typed ?? awaited ?? "";
  const { options, settled, failed } = useLookup(search, query, open || awaited !== null);

  const close = () => {
    setOpen(false);
    setTyped(null);
    setAt(0);
  };
  const take = (option: LookupOption<T> | undefined) => {
    if (!option) return;
    onChange(option);
    setAwaited(null);
    close();
  };
  const onSettled = useRef<() => void>(() => undefined);
  useEffect(() => {
    onSettled.current = () => {
      if (awaited === null || awaited !== query) return;
      setAwaited(null);
      take(failed ? undefined : unambiguous(options, awaited));
    };
  });
  const rested = awaited !== null && (settled || failed);
  useEffect(() => {
    if (rested) onSettled.current();
  }, [rested]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return setOpen(true);
      setAt((from) => Math.max(0, Math.min(options.length - 1, from + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      if (settled) take(options[at]);
      else if (typed) setAwaited(typed);
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === "Tab" && open && typed) {
      if (settled) take(options[at]);
      else setAwaited(typed);
    }
  };

  return (
    <>
      <span ref={box} className={cn("relative flex min-w-0 items-center", className)}>
        <input
          {...links}
          {...focus}
          {...rest}
          ref={input}
          role="combobox"
          data-settling={awaited !== null || undefined}
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && options[at] ? `${listId}-${at}` : undefined}
          autoComplete="off"
          placeholder={placeholder ?? t("combobox.placeholder")}
          className={cn(controlLook, "truncate pr-9")}
          value={typed ?? awaited ?? value?.label ?? ""}
          onFocus={(event) => event.target.select()}
          onClick={() => setOpen(true)}
          onBlur={close}
          onChange={(event) => {
            setTyped(event.target.value);
            setAwaited(null);
            setAt(0);
            setOpen(true);
          }}
          onKeyDown={onKeyDown}
        />
        {clearable && value && !rest.disabled ? (
          <button
            type="button"
            tabIndex={-1}
            aria-label={t("combobox.clear")}
            className="absolute right-0 flex h-full w-9 items-center justify-center text-ink-3 hover:text-ink"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChange(null)}
          >
            <X className="size-4" />
          </button>
        ) : (
          <ChevronsUpDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-ink-3" />
        )}
      </span>
      {open ? (
        <LookupList
          anchor={box}
          onClose={close}
          listId={listId}
          options={options}
          at={at}
          settled={settled}
          failed={failed}
          onHover={setAt}
          onTake={take}
          footer={
            create && typed ? (
              <button
                type="button"
                tabIndex={-1}
                className="flex min-h-9 w-full items-center px-2 text-left font-medium text-accent hover:bg-hover sm:min-h-8"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  create.onCreate(typed);
                  close();
                }}
              >
                {create.label(typed)}
              </button>
            ) : null
          }
        />
      ) : null}
    </>
  );
}

