"use client";

import dynamic from "next/dynamic";
import type { ReactElement } from "react";
import { TableSkeleton } from "../skeleton";
import type { LineGridProps } from "./line-grid";

export type { LineColumn, Meaning } from "./columns";
export type { LineGridProps } from "./line-grid";

/** Loaded when a page shows it: lists do not pay for it. */
const Loaded = dynamic(() => import("./line-grid").then((module) => module.LineGrid), {
  ssr: false,
  loading: () => <TableSkeleton rows={4} columns={6} label="…" />,
});

export function LineGrid<R, F = unknown>(props: LineGridProps<R, F>): ReactElement {
  const Grid = Loaded as unknown as (props: LineGridProps<R, F>) => ReactElement;
  return <Grid {...props} />;
}
