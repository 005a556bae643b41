import type { ReactNode } from "react";
import { cn } from "./cn";
import { LivePart } from "./early/live-part";
import { PageHeading } from "./page-heading";

/** The frame of every page in the workspace: same margins, full width for lists, narrow for forms. */
export function Page({ children, width = "full" }: { children: ReactNode; width?: "full" | "form" }) {
  return (
    <LivePart className={cn("mx-auto flex w-full min-w-0 flex-col gap-4 px-4 pt-4 pb-24 sm:px-6 sm:pb-10", width === "form" && "max-w-3xl")}>
      {children}
    </LivePart>
  );
}

/** Title of a list or form, what it is in one line, and its one primary action (under the thumb on a phone). */
export function PageHeader({
  title, description, primary, secondary,
}: {
  title: ReactNode;
  description?: ReactNode;
  primary?: ReactNode;
  secondary?: ReactNode;
}) {
  return (
    <header className="flex min-h-8 flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="min-w-0">
        <PageHeading className="text-display">{title}</PageHeading>
        {description ? <p className="mt-0.5 max-w-prose text-balance text-ink-2">{description}</p> : null}
      </div>
      <div className="flex items-center gap-2">
        {secondary}
        {primary ? <ThumbAction>{primary}</ThumbAction> : null}
      </div>
    </header>
  );
}

/** On a phone the primary action stands at the bottom edge; on a wide screen in its place. */
export function ThumbAction({ children }: { children: ReactNode }) {
  return (
    <div className="max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:flex max-sm:gap-2 max-sm:border-t max-sm:bg-surface max-sm:p-3 max-sm:pb-[max(12px,env(safe-area-inset-bottom))] max-sm:[&>*]:grow max-sm:[&_:is(a,button)]:h-11 max-sm:[&_:is(a,button)]:grow sm:contents">
      {children}
    </div>
  );
}
