"use client";

import { usePathname } from "next/navigation";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { functionOfPath } from "@/server/kernel/functions";
import { useMember } from "../../_member-context";

const FunctionOff = dynamic(() => import("./function-off"));

/** The page, unless its function is switched off: an old link or bookmark says so instead of failing. */
export function FunctionGate({ children }: { children: ReactNode }) {
  const { workspace, functionsOff } = useMember();
  const id = functionOfPath(usePathname().slice(workspace.slug.length + 1) || "/");
  return id && functionsOff.includes(id) ? <FunctionOff /> : children;
}
