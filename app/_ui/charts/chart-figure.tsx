"use client";

import { ChartColumn, Table2 } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "../button";
import type { ChartProps, ChartShape } from "./chart-types";
import { Legend } from "./legend";
import { LyingBars } from "./lying-bars";
import { whenIdle } from "./when-idle";

/** The lines that the chart will stand on, where it will have them: nothing flashes and nothing moves when it comes. */
function Waiting() {
  return (
    <div className="flex h-60 flex-col justify-between pt-[5px] pb-[30px] pl-[72px]">
      {GRID_LINES.map((line) => <span key={line} className="border-t" />)}
    </div>
  );
}
const GRID_LINES = [1, 2, 3, 4, 5];
const Drawing = dynamic(() => import("./drawing"), { ssr: false, loading: Waiting });
/** A chart is drawn when it comes so near to what is seen. */
const NEAR = "160px 0px";

/** A question, its chart, and the same figures as a table. */
export function ChartFigure({ shape, ...props }: ChartProps & { shape: ChartShape }) {
  const t = useTranslations("ui");
  const [asTable, setAsTable] = useState(false);
  const empty = props.rows.length === 0;
  return (
    <figure className={`flex min-w-0 flex-col gap-3 ${props.className ?? ""}`}>
      <figcaption className="flex items-start justify-between gap-2">
        <h2 className="text-body font-semibold">{props.question}</h2>
        <span className="-mt-1 flex items-center gap-1">
          {props.actions}
          {empty ? null : (
            <IconButton
              size="small"
              label={asTable ? t("chart.asChart") : t("chart.asTable")}
              icon={asTable ? <ChartColumn /> : <Table2 />}
              onClick={() => setAsTable(!asTable)}
            />
          )}
        </span>
      </figcaption>
      {empty ? (
        <p role="status" className="flex h-60 items-center justify-center text-ink-3">{t("chart.empty")}</p>
      ) : asTable ? (
        <FigureTable {...props} unseen={false} />
      ) : (
        <>
          <div aria-hidden className="flex min-w-0 flex-col gap-2">
            {shape !== "donut" && props.series.length > 1 ? <Legend series={props.series} /> : null}
            {shape === "bar" && props.lying ? <LyingBars {...props} /> : <DrawnInSight shape={shape} {...props} />}
          </div>
          <FigureTable {...props} unseen />
        </>
      )}
    </figure>
  );
}

/** What draws charts weighs as much as half a page: it comes after all else, when one is in sight, or at once when it is to be printed. */
function DrawnInSight(props: ChartProps & { shape: ChartShape }) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !place.current) return;
    const come = () => setNear(true);
    let takeBack = () => undefined as void;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      takeBack = whenIdle(come);
    }, { rootMargin: NEAR });
    observer.observe(place.current);
    window.addEventListener("beforeprint", come);
    return () => {
      takeBack();
      observer.disconnect();
      window.removeEventListener("beforeprint", come);
    };
  }, [near]);
  return <div ref={place} className="min-w-0">{near ? <Drawing {...props} /> : <Waiting />}</div>;
}

/** Behind every chart; while the chart is shown it is there for screen readers only. */
function FigureTable({ question, rows, series, format, labelHeader, unseen }: ChartProps & { unseen: boolean }) {
  const cell = "h-8 border-b px-2 text-right whitespace-nowrap first:pl-0 first:text-left last:pr-0";
  return (
    <div className={unseen ? "sr-only" : "max-h-60 overflow-auto"} tabIndex={unseen ? undefined : 0}>
      <table aria-label={question} className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={`${cell} sticky top-0 bg-canvas text-label font-medium text-ink-3`}>{labelHeader}</th>
            {series.map((one) => (
              <th key={one.key} scope="col" className={`${cell} sticky top-0 bg-canvas text-label font-medium text-ink-3`}>{one.label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row" className={`${cell} font-normal`}>{row.label}</th>
              {series.map((one) => {
                const [figure, href] = [format(row.values[one.key] ?? 0n), unseen ? undefined : row.hrefs?.[one.key]];
                return <td key={one.key} className={cell}>{href ? <Link href={href} className="hover:text-accent hover:underline">{figure}</Link> : figure}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
