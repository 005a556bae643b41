"use client";

import { defaultRangeExtractor, useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState, type ReactNode, type Ref } from "react";

interface VirtualRowsProps {
  count: number;
  rowHeight: number;
  columns: number;
  row: (index: number, measure: Ref<HTMLTableRowElement>) => ReactNode;
}

/**
 * The rows in view and some beyond; what is above and below is empty space of their height. The row that has the focus stays, wherever
 * one scrolls, so that the keyboard never loses its place.
 */
export default function VirtualRows({ count, rowHeight, columns, row }: VirtualRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [above, setAbove] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  // Whatever grows or shrinks above the rows makes the page longer or shorter.
  useLayoutEffect(() => {
    const place = () => setAbove(body.current ? Math.round(body.current.getBoundingClientRect().top + window.scrollY) : 0);
    place();
    const observer = new ResizeObserver(place);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 24,
    scrollMargin: above,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return focused === null || focused >= count || shown.includes(focused) ? shown : [...shown, focused].sort((a, b) => a - b);
    },
  });
  const items = virtual.getVirtualItems();
  const pieces: ReactNode[] = [];
  let at = above;
  for (const item of items) {
    if (item.start - at > 1) pieces.push(<Space key={`space-${item.index}`} height={item.start - at} columns={columns} />);
    pieces.push(row(item.index, virtual.measureElement));
    at = item.end;
  }
  const rest = above + virtual.getTotalSize() - at;
  if (rest > 1) pieces.push(<Space key="space-rest" height={rest} columns={columns} />);
  return (
    <tbody
      ref={body}
      className="max-sm:block"
      onFocus={(event) => {
        const index = event.target.closest("tr")?.dataset.index;
        if (index !== undefined) setFocused(Number(index));
      }}
    >
      {pieces}
    </tbody>
  );
}

function Space({ height, columns }: { height: number; columns: number }) {
  return (
    <tr aria-hidden className="max-sm:block" style={{ height }}>
      <td colSpan={columns} className="p-0" />
    </tr>
  );
}
