import { and, asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { customers } from "@/db/schema/customers";
import { memberships, users } from "@/db/schema/identity";
import { actorMay } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import { ROLES, roleMay, type Role } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { recordRefInput } from "../inputs";
import type { RecordType } from "../rules/record-types";
import { readRecord, rightToSee, type ReadableRecord } from "./readable-record";

export interface Colleague {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
}

/** Members who may see the record, by name: their role has the right, and a restricted representative owns the customer. */
export async function colleaguesWhoSee(scope: TenantScope, type: RecordType, { customerId }: ReadableRecord, among?: readonly string[]): Promise<Colleague[]> {
  const roles = ROLES.filter((role) => roleMay(role, rightToSee(type)));
  const owns = customerId
    ? inArray(memberships.userId, scope.db.select({ owner: sql<string>`${customers.ownerUserId}` }).from(customers).where(and(eq(customers.tenantId, scope.tenantId), eq(customers.id, customerId))))
    : undefined;
  const restricted = scope.workspace.settings.repsSeeOwnCustomersOnly && owns ? or(ne(memberships.role, "sales_rep"), owns) : undefined;
  const rows = await scope.db
    .select({ userId: users.id, name: users.name, role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.tenantId, scope.tenantId),
        isNull(memberships.deactivatedAt),
        inArray(memberships.role, roles),
        restricted,
        among ? inArray(memberships.userId, [...among]) : undefined,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(500);
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

/** Whom a comment on the record may mention: everybody else who may see it. @throws NaruError `record.not_found`, `permission.missing` */
export const listColleagues = defineQuery({
  name: "records.list-colleagues",
  permission: "customers.view",
  input: recordRefInput,
  async run(scope, { type, id }) {
    const record = await readRecord(scope, type, id);
    if (!actorMay(scope.actor, "comments.write")) return { colleagues: [] };
    const colleagues = await colleaguesWhoSee(scope, type, record);
    const self = scope.actor.kind === "user" ? scope.actor.userId : null;
    return { colleagues: colleagues.filter(({ userId }) => userId !== self) };
  },
});

export async function nameOf(scope: TenantScope, userId: string): Promise<string> {
  const [user] = await scope.db.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return user?.name ?? "–";
}
