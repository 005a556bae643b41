import type { ReactNode } from "react";
import { cn } from "./cn";

/** A titled part of a page, set off by white space and one hairline, not by a box. */
export function Section({
  title, description, actions, children, className, flush,
}: {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
  /** Without the hairline above. */
  flush?: boolean;
}) {
  return (
    <section className={cn("flex min-w-0 flex-col gap-3", !flush && "border-t pt-4", className)}>
      {title || actions ? (
        <header className="flex flex-wrap items-start justify-between gap-2">
          <div className="min-w-0">
            {title ? <h2 className="text-title">{title}</h2> : null}
            {description ? <p className="max-w-prose text-balance text-ink-2">{description}</p> : null}
          </div>
          {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      {children}
    </section>
  );
}

export interface Property {
  label: ReactNode;
  value: ReactNode;
}

/** Facts of a record: label, value. An absent value reads as a dash. */
export function PropertyList({ properties, columns = 1 }: { properties: readonly Property[]; columns?: 1 | 2 }) {
  return (
    <dl className={cn("grid grid-cols-1 gap-x-8", columns === 2 && "sm:grid-cols-2")}>
      {properties.map((property, index) => (
        <div key={index} className="flex min-h-8 items-baseline justify-between gap-4 border-b py-1.5 last:border-b-0">
          <dt className="shrink-0 text-ink-3">{property.label}</dt>
          <dd className="min-w-0 text-right break-words">{property.value ?? "\u2013"}</dd>
        </div>
      ))}
    </dl>
  );
}
