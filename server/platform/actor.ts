import type { IdOf } from "@/server/kernel/ids";
import { forbidden } from "@/server/kernel/errors";
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
    };

export function systemActor(name: string): Actor {
  return { kind: "system", name };
}

export function userActor(member: { userId: UserId; role: Role; ownCustomersOnly: boolean }): Actor {
  return { kind: "user", ...member, permissions: permissionsOf(member.role) };
}

export function actorMay(actor: Actor, permission: Permission): boolean {
  return actor.kind === "system" || actor.permissions.has(permission);
}

/** @throws NaruError `permission.missing` */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!actorMay(actor, permission)) throw forbidden(permission);
}
