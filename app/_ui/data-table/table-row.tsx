"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { isValidElement, type MouseEvent, type ReactNode, type Ref } from "react";
import { cn } from "../cn";
import { tickLook } from "../text-input";
import { cardCells, edge, type Column } from "./column";

const cardLook = {
  title: "max-sm:order-1 max-sm:min-w-0 max-sm:font-medium",
  aside: "max-sm:order-2 max-sm:col-start-2 max-sm:text-right max-sm:font-medium",
  line: "max-sm:order-3 max-sm:min-w-0 max-sm:text-ink-2",
  actions: "max-sm:col-start-3 max-sm:row-start-1 max-sm:row-end-[span_10] max-sm:w-auto! max-sm:self-start max-sm:justify-self-end",
  hidden: "max-sm:hidden",
};

/** A document number is not broken at its hyphens, nor a short word or date over two lines; the same goes for a link to one. */
function keptWhole(content: ReactNode): string | false {
  const inner = isValidElement<{ children?: ReactNode }>(content) ? content.props.children : content;
  return typeof inner === "string" && (inner.length <= 14 || /^[A-Z]+-[\d-]+$/.test(inner)) && "sm:whitespace-nowrap";
}

/** An amount says by its currency what it is; any other figure that stands alone on a card says its column. */
const saysItself = (content: ReactNode) => (typeof content === "string" || typeof content === "number" ? /\p{Sc}/u.test(String(content)) : true);

interface RowProps<R> {
  row: R;
  rowKey: string;
  columns: readonly Column<R>[];
  href?: string;
  onOpen?: () => void;
  /** Absent where rows cannot be selected. */
  selection?: { chosen: boolean; onToggle: (range: boolean) => void };
  /** The row that is looked at beside the list. */
  peeked?: boolean;
  compact?: boolean;
  /** The columns have fixed widths: what is longer is cut. */
  fixed?: boolean;
  /** Its place among all rows, for a list that shows only those in view. */
  index?: number;
  measure?: Ref<HTMLTableRowElement>;
}

export function TableRow<R>({ row, rowKey, columns, href, onOpen, selection, peeked, compact, fixed, index, measure }: RowProps<R>) {
  const t = useTranslations("ui");
  const router = useRouter();
  const opens = href !== undefined || onOpen !== undefined;
  const open = (event: MouseEvent<HTMLElement>) => {
    if (!(event.target instanceof Element) || event.target.closest("a, button, input, label, select")) return;
    if (window.getSelection()?.toString()) return;
    if (href && (event.ctrlKey || event.metaKey)) window.open(href, "_blank", "noopener");
    else if (href) router.push(href);
    else onOpen?.();
  };
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
      onClick={opens ? open : undefined}
      aria-selected={selection ? selection.chosen : undefined}
      className={cn(
        "group scroll-mt-20 max-sm:grid max-sm:gap-x-3 max-sm:border-b max-sm:px-4 max-sm:py-2.5 lg:scroll-mb-10",
        columns.some((column) => column.key === "actions") ? "max-sm:grid-cols-[minmax(0,1fr)_fit-content(45%)_auto]" : "max-sm:grid-cols-[minmax(0,1fr)_fit-content(55%)]",
        // The tick stands at the card's left edge, in a square that a thumb hits.
        selection && "max-sm:relative max-sm:pl-11",
        opens && "cursor-pointer hover:bg-hover active:bg-pressed",
        "focus-within:bg-hover",
        peeked && "bg-hover shadow-[inset_2px_0_0_var(--accent)]",
        selection?.chosen && "bg-accent-soft focus-within:bg-accent-soft hover:bg-accent-soft",
      )}
    >
      {selection ? (
        <td className="w-10 border-b pl-4 max-sm:absolute max-sm:top-0 max-sm:left-0 max-sm:w-11 max-sm:border-b-0 max-sm:p-0 sm:pl-6">
          <label className="max-sm:flex max-sm:size-11 max-sm:justify-center max-sm:pt-2.5">
            <input
              type="checkbox"
              aria-label={t("table.selectRow")}
              checked={selection.chosen}
              className={cn(tickLook, "mt-1")}
              onChange={() => undefined}
              onClick={(event) => selection.onToggle(event.shiftKey)}
            />
          </label>
        </td>
      ) : null}
      {cardCells(columns, row).map(({ column, content, place, right }, at) => {
        return (
          <td
            key={column.key}
            className={cn(
              "border-b px-3 align-middle sm:py-1 max-sm:border-b-0 max-sm:px-0", edge, "max-sm:first:pl-0 max-sm:last:pr-0",
              compact ? "sm:h-8 sm:py-0.5" : "sm:h-9",
              column.key === "actions" && "sm:py-px sm:text-right",
              column.numeric && "whitespace-nowrap sm:text-right",
              keptWhole(content),
              fixed && "sm:overflow-hidden sm:text-ellipsis",
              cardLook[place],
              right && "max-sm:justify-self-end max-sm:text-right",
              column.className,
            )}
          >
            {column.numeric && (place === "line" || (place === "aside" && !saysItself(content))) ? <span className="mr-1.5 text-label font-normal text-ink-3 sm:hidden">{column.header}</span> : null}
            {at === 0 && href ? (
              <Link href={href} data-row-focus={rowKey} className="max-w-full font-medium outline-offset-2 hover:text-accent">
                {content}
              </Link>
            ) : at === 0 && opens ? (
              <button type="button" data-row-focus={rowKey} className="text-left font-medium hover:text-accent" onClick={onOpen}>
                {content}
              </button>
            ) : at === 0 ? (
              <span tabIndex={-1} data-row-focus={rowKey} className="outline-offset-2">{content}</span>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}
