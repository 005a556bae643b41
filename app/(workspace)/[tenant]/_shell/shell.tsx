import type { ReactNode } from "react";
import { FormatProvider } from "@/app/_ui/format";
import type { Theme } from "@/app/_ui/theme";
import { MemberProvider } from "../../_member-context";
import type { Member } from "../../_member";
import { LiveUpdates } from "../_live/live-updates";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";

/** Sidebar, top bar and the page. */
export function Shell({
  member, theme, skipText, extras, children,
}: {
  member: Member; theme: Theme; skipText: string; extras?: ReactNode; children: ReactNode;
}) {
  const { today, timeZone, homeCurrency } = member.workspace;
  return (
    <MemberProvider member={member}>
      <FormatProvider today={today} timeZone={timeZone} homeCurrency={homeCurrency}>
        <LiveUpdates>
        <a href="#main" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2">
          {skipText}
        </a>
        <div className="flex min-h-dvh">
          <div className="contents print:hidden"><Sidebar /></div>
          <div className="flex min-w-0 grow flex-col">
            <div className="contents print:hidden"><TopBar theme={theme} extras={extras} /></div>
            <main id="main" tabIndex={-1} className="min-w-0 grow outline-none">{children}</main>
          </div>
        </div>
        </LiveUpdates>
      </FormatProvider>
    </MemberProvider>
  );
}
