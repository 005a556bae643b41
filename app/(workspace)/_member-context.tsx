"use client";

import { createContext, useContext, type ReactNode } from "react";
import type { Member } from "./_member";

const MemberContext = createContext<Member | null>(null);

export function MemberProvider({ member, children }: { member: Member; children: ReactNode }) {
  return <MemberContext.Provider value={member}>{children}</MemberContext.Provider>;
}

/** The signed-in member; only inside a workspace. */
export function useMember(): Member {
  const member = useContext(MemberContext);
  if (!member) throw new Error("useMember is called outside a workspace");
  return member;
}

/** Whether the member may; the server decides again, this only keeps what is refused off the screen. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useMember();
  return (permission) => permissions.includes(permission);
}

/** An address inside this workspace: path("/orders") → "/hangang/orders". */
export function useWorkspacePath(): (path: string) => string {
  const { workspace } = useMember();
  return (path) => `/${workspace.slug}${path === "/" ? "" : path}`;
}
