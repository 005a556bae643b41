import type { FunctionId } from "@/server/kernel/functions";

/** Who is looking, in which workspace, and what they may do there. The only declaration of this shape. */
export interface Member {
  user: { id: string; name: string; email: string };
  workspace: {
    id: string;
    slug: string;
    name: string;
    /** ISO 4217. */
    homeCurrency: string;
    /** IANA zone; business dates are days in it. */
    timeZone: string;
    /** The workspace's calendar date now, "YYYY-MM-DD". */
    today: string;
  };
  role: string;
  /** Names of the permission table, e.g. "orders.confirm". */
  permissions: readonly string[];
  /** What the workspace has switched off; its rights are not among the permissions. */
  functionsOff: readonly FunctionId[];
  /** Every workspace this person belongs to, this one included. */
  workspaces: readonly { slug: string; name: string }[];
}
