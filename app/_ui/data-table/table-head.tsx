"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { boundedWidth } from "@/server/kernel/lists";
import { cn } from "../cn";
import { tickLook } from "../text-input";
import { edge, type Column, type ColumnWidths } from "./column";
import { useListParams } from "./use-list-params";

const headLook = "relative h-8 whitespace-nowrap border-b bg-canvas px-3 text-left text-label font-medium text-ink-3 lg:sticky lg:top-[var(--list-top,48px)] lg:z-10 group-data-[overflows]/table:lg:relative group-data-[overflows]/table:lg:top-0";

interface HeadProps<R> {
  columns: readonly Column<R>[];
  defaultSort?: string;
  widths?: ColumnWidths;
  /** Absent where rows cannot be selected. */
  all?: { state: "none" | "some" | "all"; onToggle: () => void };
  fixed: boolean;
}

/** Headings that sort, and whose right edges widen or narrow their columns. */
export function TableHead<R>({ columns, defaultSort, widths, all, fixed }: HeadProps<R>) {
  const t = useTranslations("ui");
  return (
    <thead className="max-sm:hidden">
      <tr>
        {all ? (
          <th className={cn(headLook, "w-10 pl-4 sm:pl-6")}>
            <input
              type="checkbox"
              aria-label={t("table.selectShown")}
              checked={all.state === "all"}
              ref={(box) => {
                if (box) box.indeterminate = all.state === "some";
              }}
              onChange={all.onToggle}
              className={cn(tickLook, "mt-1")}
            />
          </th>
        ) : null}
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} defaultSort={defaultSort} widths={widths} fixed={fixed} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell<R>({ column, defaultSort, widths, fixed }: { column: Column<R>; defaultSort?: string; widths?: ColumnWidths; fixed: boolean }) {
  const [params, setParams] = useListParams([]);
  const sort = params.sort ?? defaultSort;
  const direction = !column.sort ? undefined : sort === column.sort ? "ascending" : sort === `-${column.sort}` ? "descending" : "none";
  const next = direction === "ascending" ? `-${column.sort}` : direction === "descending" ? column.sort : column.numeric ? `-${column.sort}` : column.sort;
  return (
    <th scope="col" data-column={column.key} aria-sort={direction} className={cn(headLook, edge, (column.numeric || column.key === "actions") && "text-right", fixed && "overflow-hidden text-ellipsis", column.className)}>
      {column.sort ? (
        <a
          href={`?sort=${next}`}
          className={cn("inline-flex items-center gap-1 hover:text-ink", direction !== "none" && "text-ink")}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            setParams({ sort: next });
          }}
        >
          {column.header}
          {direction === "ascending" ? <ArrowUp aria-hidden className="size-3" /> : null}
          {direction === "descending" ? <ArrowDown aria-hidden className="size-3" /> : null}
        </a>
      ) : (
        column.header
      )}
      {widths ? <WidthHandle column={column} widths={widths} /> : null}
    </th>
  );
}

const STEP_PX = 16;

/** Dragged, or moved by the arrow keys; Home or a double click lets the column fit itself again. */
function WidthHandle<R>({ column, widths }: { column: Column<R>; widths: ColumnWidths }) {
  const t = useTranslations("ui");
  const from = useRef<{ x: number; width: number } | null>(null);
  // Keys come faster than the table is drawn: each step goes on from the width last asked for.
  const asked = useRef<number | null>(null);
  const widthNow = (handle: HTMLElement) => handle.closest("th")?.getBoundingClientRect().width ?? 0;
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width: widthNow(event.currentTarget) };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (from.current) widths.onWidth(column.key, boundedWidth(from.current.width + event.clientX - from.current.x));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === "ArrowRight" ? STEP_PX : event.key === "ArrowLeft" ? -STEP_PX : 0;
    if (event.key !== "Home" && by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    asked.current = by === 0 ? null : boundedWidth((asked.current ?? widthNow(event.currentTarget)) + by);
    widths.onWidth(column.key, asked.current);
  };
  return (
    <span
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t("table.width", { column: column.header })}
      aria-valuenow={widths.widths[column.key] ?? 0}
      aria-valuetext={widths.widths[column.key] === undefined ? t("table.widthFits") : t("table.widthPixels", { pixels: widths.widths[column.key] ?? 0 })}
      title={t("table.widthHint")}
      className="absolute top-1 right-0 bottom-1 hidden w-2 cursor-col-resize touch-none border-r border-transparent hover:border-line-strong focus-visible:border-r-2 focus-visible:border-accent focus-visible:outline-none lg:block"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        from.current = null;
      }}
      onBlur={() => {
        asked.current = null;
      }}
      onDoubleClick={() => widths.onWidth(column.key, null)}
      onKeyDown={onKeyDown}
    />
  );
}
