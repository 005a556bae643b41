import type { ReactNode } from "react";
import { NoPermission } from "@/app/_ui";
import { requireMember } from "../../../_session";

/** The section, or why the role does not see it. */
export async function MaySee({ tenant, permission, children }: { tenant: string; permission: string; children: ReactNode }) {
  const member = await requireMember(tenant);
  return member.permissions.includes(permission) ? children : <NoPermission />;
}
