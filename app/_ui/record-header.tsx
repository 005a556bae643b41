import type { ReactNode } from "react";
import { Menu } from "./menu";
import type { MenuAction } from "./menu-action";
import { OfferActions } from "./offer-actions";
import { ThumbAction } from "./page-header";
import { PageHeading } from "./page-heading";

/**
 * The sticky head of a record: number, customer, amount, state, one primary action (the natural next step),
 * the rest in a menu with their keys.
 */
export function RecordHeader({
  number, party, amount, state, meta, primary, actions = [], story,
}: {
  number: ReactNode;
  party?: ReactNode;
  amount?: ReactNode;
  state?: ReactNode;
  /** Small facts after the party: dates, owner. */
  meta?: ReactNode;
  primary?: ReactNode;
  actions?: readonly MenuAction[];
  /** The StoryLine. */
  story?: ReactNode;
}) {
  return (
    <>
      <header className="sticky top-12 z-20 -mx-4 -mt-4 border-b bg-surface px-4 py-2.5 sm:-mx-6 sm:px-6">
        <div className="flex items-center justify-between gap-4">
          <div className="min-w-0">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
              <PageHeading className="min-w-0 text-title break-words">{number}</PageHeading>
              {state}
            </div>
            <div className="flex min-w-0 flex-wrap items-baseline gap-x-3 text-ink-2">
              {party ? <span className="min-w-0 truncate font-medium text-ink">{party}</span> : null}
              {meta}
            </div>
          </div>
          <div className="flex shrink-0 items-center gap-3">
            {amount ? <span className="text-title font-semibold whitespace-nowrap">{amount}</span> : null}
            <div className="flex items-center gap-2 empty:hidden">
              {primary ? <div data-next-step className="contents"><ThumbAction>{primary}</ThumbAction></div> : null}
              {actions.length > 0 ? <><OfferActions actions={actions} /><Menu actions={actions} /></> : null}
            </div>
          </div>
        </div>
      </header>
      {story}
    </>
  );
}

/** Left the substance, right what happened; one under the other on a narrow screen. */
export function RecordColumns({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="grid min-w-0 grid-cols-1 gap-x-8 gap-y-6 min-[1440px]:grid-cols-[minmax(0,1fr)_320px]">
      <div className="flex min-w-0 flex-col gap-6">{children}</div>
      {aside ? <aside className="flex min-w-0 flex-col gap-x-8 gap-y-6 sm:max-[1439px]:grid sm:max-[1439px]:grid-cols-2 sm:max-[1439px]:border-t sm:max-[1439px]:pt-4 sm:max-[1439px]:[&>section]:border-t-0 sm:max-[1439px]:[&>section]:pt-0 min-[1440px]:border-l min-[1440px]:pl-6">{aside}</aside> : null}
    </div>
  );
}
