"use client";

import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import type { ReactNode, RefObject } from "react";
import { cn } from "./cn";
import type { LookupOption } from "./use-lookup";

export interface LookupListProps<T> {
  /** What is typed into; the results hang below it. */
  anchor: RefObject<HTMLElement | null>;
  /** Whatever else is touched closes them. */
  onClose?: () => void;
  listId: string;
  options: readonly LookupOption<T>[];
  at: number;
  settled: boolean;
  failed: boolean;
  onHover: (index: number) => void;
  onTake: (option: LookupOption<T>) => void;
  footer?: ReactNode;
}

/** The results under a search input; shared by Combobox and the line grid. */
export default function LookupList<T>({ anchor, onClose, listId, options, at, settled, failed, onHover, onTake, footer }: LookupListProps<T>) {
  const t = useTranslations("ui");
  return (
    <Popover.Root open onOpenChange={(open) => open || onClose?.()}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          role="presentation"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="enter-pop z-50 max-h-80 w-(--radix-popover-trigger-width) min-w-64 overflow-y-auto rounded-lg border bg-raised p-1 shadow-pop"
        >
          <ul role="listbox" id={listId} aria-label={t("combobox.results")} aria-busy={!settled}>
            {options.map((option, index) => (
              <li
                key={option.id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === at}
                ref={index === at ? scrollIntoList : undefined}
                className={cn(
                  "flex min-h-9 cursor-default items-center justify-between gap-3 rounded-sm px-2 py-1 sm:min-h-8",
                  index === at && "bg-hover",
                  !settled && "text-ink-2",
                )}
                onMouseMove={() => onHover(index)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onTake(option)}
              >
                <span className={cn("min-w-0 truncate", option.hint && "shrink-0")}>{option.label}</span>
                {option.detail ? <span className={cn("text-label text-ink-3", option.hint ? "min-w-0 grow truncate" : "shrink-0")}>{option.detail}</span> : null}
                {option.hint ? <span className="shrink-0 text-label text-ink-2 tabular-nums">{option.hint}</span> : null}
              </li>
            ))}
          </ul>
          {failed ? (
            <p role="alert" className="px-2 py-1.5 text-late">{t("combobox.failed")}</p>
          ) : options.length === 0 ? (
            <p role="status" className="px-2 py-1.5 text-ink-3">{settled ? t("combobox.none") : t("combobox.searching")}</p>
          ) : null}
          {footer}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function scrollIntoList(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}
