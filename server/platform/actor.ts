import type { IdOf } from "@/server/kernel/ids";
import { forbidden, NaruError } from "@/server/kernel/errors";
import { functionOfPermission, type FunctionId } from "@/server/kernel/functions";
import { permissionsOf, type Permission, type Role } from "./permissions";

export type UserId = IdOf<"user">;
export type TenantId = IdOf<"tenant">;

/** Who acts. The system acts for flows and schedules and may do everything; a person may do what the role says. */
export type Actor =
  | { readonly kind: "system"; readonly name: string }
  | {
      readonly kind: "user";
      readonly userId: UserId;
      readonly role: Role;
      readonly permissions: ReadonlySet<Permission>;
      /** The workspace restricts this person to the customers they own. */
      readonly ownCustomersOnly: boolean;
      /** What the workspace has switched off; its rights are not among the permissions. */
      readonly functionsOff: readonly FunctionId[];
    };

export function systemActor(name: string): Actor {
  return { kind: "system", name };
}

export function userActor(member: { userId: UserId; role: Role; ownCustomersOnly: boolean; functionsOff?: readonly FunctionId[] }): Actor {
  const functionsOff = member.functionsOff ?? [];
  return { kind: "user", ...member, functionsOff, permissions: permissionsOf(member.role, functionsOff) };
}

export function actorMay(actor: Actor, permission: Permission): boolean {
  return actor.kind === "system" || actor.permissions.has(permission);
}

/** @throws NaruError `permission.missing`, `function.off` where the workspace has switched off what the right belongs to */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (actorMay(actor, permission)) return;
  const belongsTo = functionOfPermission(permission);
  if (actor.kind === "user" && belongsTo && actor.functionsOff.includes(belongsTo)) throw new NaruError("forbidden", "function.off", { function: belongsTo });
  throw forbidden(permission);
}
