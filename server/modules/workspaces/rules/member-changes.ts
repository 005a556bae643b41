export interface MemberChange {
  /** The role of who makes the change, or `system`, which may do everything. */
  readonly by: string;
  readonly isSelf: boolean;
  readonly from: string;
  /** The new role, or null when the member is to be deactivated. */
  readonly to: string | null;
  /** How many active owners the workspace has. */
  readonly activeOwners: number;
}

export type MemberRefusal = "members.last_owner" | "members.only_owner_changes_owner" | "members.not_yourself";

/**
 * Whether a member's role may change. A workspace always keeps an owner; only owners make or unmake owners; nobody
 * deactivates themselves.
 */
export function memberChangeRefusal(change: MemberChange): MemberRefusal | null {
  const losesOwner = change.from === "owner" && change.to !== "owner";
  if (losesOwner && change.activeOwners <= 1) return "members.last_owner";
  const touchesOwner = change.from === "owner" || change.to === "owner";
  if (touchesOwner && change.by !== "owner" && change.by !== "system") return "members.only_owner_changes_owner";
  if (change.isSelf && change.to === null) return "members.not_yourself";
  return null;
}

export interface PasswordLinkRequest {
  readonly by: string;
  readonly isSelf: boolean;
  /** The member's role here. */
  readonly role: string;
  /** The person is an active member of another workspace too. */
  readonly belongsElsewhere: boolean;
}

export type PasswordLinkRefusal = "members.own_password" | "members.belongs_elsewhere" | "members.only_owner_changes_owner";

/**
 * Whether a link for a new password may be handed over to a member. It opens the whole account, so never that of somebody
 * who works in another workspace as well, and an owner's only by an owner.
 */
export function passwordLinkRefusal(request: PasswordLinkRequest): PasswordLinkRefusal | null {
  if (request.isSelf) return "members.own_password";
  if (request.role === "owner" && request.by !== "owner" && request.by !== "system") return "members.only_owner_changes_owner";
  return request.belongsElsewhere ? "members.belongs_elsewhere" : null;
}

export type MemberAction = "change_role" | "deactivate" | "reactivate" | "password_link";

/** What may be done with a member, for the screen; each command decides again. */
export function memberActions(member: Omit<MemberChange, "to"> & { readonly active: boolean; readonly belongsElsewhere: boolean }): MemberAction[] {
  const allowed = (to: string | null) => memberChangeRefusal({ ...member, to }) === null;
  if (!member.active) return memberChangeRefusal({ ...member, to: member.from, activeOwners: member.activeOwners + 1 }) === null ? ["reactivate"] : [];
  const actions: MemberAction[] = [];
  if (allowed(member.from === "owner" ? "admin" : "agent")) actions.push("change_role");
  if (passwordLinkRefusal({ ...member, role: member.from }) === null) actions.push("password_link");
  if (allowed(null)) actions.push("deactivate");
  return actions;
}
