import { describe, expect, it } from "vitest";
import { memberActions, memberChangeRefusal, passwordLinkRefusal } from "./member-changes";

const base = { by: "owner", isSelf: false, from: "sales_rep", to: "accountant", activeOwners: 1 } as const;

describe("PLT-12 who may change whose role", () => {
  it("lets owners and administrators change ordinary roles", () => {
    expect(memberChangeRefusal(base)).toBeNull();
    expect(memberChangeRefusal({ ...base, by: "admin" })).toBeNull();
  });

  it("never leaves a workspace without an owner", () => {
    expect(memberChangeRefusal({ ...base, from: "owner", to: "admin", isSelf: true })).toBe("members.last_owner");
    expect(memberChangeRefusal({ ...base, from: "owner", to: null })).toBe("members.last_owner");
    expect(memberChangeRefusal({ ...base, from: "owner", to: "admin", isSelf: true, activeOwners: 2 })).toBeNull();
  });

  it("leaves making and unmaking owners to owners", () => {
    expect(memberChangeRefusal({ ...base, by: "admin", to: "owner" })).toBe("members.only_owner_changes_owner");
    expect(memberChangeRefusal({ ...base, by: "admin", from: "owner", to: null, activeOwners: 2 })).toBe("members.only_owner_changes_owner");
    expect(memberChangeRefusal({ ...base, to: "owner" })).toBeNull();
  });

  it("lets nobody lock themselves out", () => {
    expect(memberChangeRefusal({ ...base, by: "admin", from: "admin", to: null, isSelf: true })).toBe("members.not_yourself");
  });
});

describe("PLT-12 what the list of members offers", () => {
  const member = { by: "admin", isSelf: false, from: "sales_rep", activeOwners: 1, active: true, belongsElsewhere: false };

  it("is what the commands would accept", () => {
    expect(memberActions(member)).toEqual(["change_role", "password_link", "deactivate"]);
    expect(memberActions({ ...member, active: false })).toEqual(["reactivate"]);
    expect(memberActions({ ...member, isSelf: true, from: "admin" })).toEqual(["change_role"]);
    expect(memberActions({ ...member, from: "owner", activeOwners: 2 })).toEqual([]);
    expect(memberActions({ ...member, by: "owner", from: "owner", isSelf: true })).toEqual([]);
    expect(memberActions({ ...member, by: "owner", from: "owner", activeOwners: 2 })).toEqual(["change_role", "password_link", "deactivate"]);
  });
});

describe("PLT-12 who may hand over a link for a new password", () => {
  const request = { by: "admin", isSelf: false, role: "sales_rep", belongsElsewhere: false };

  it("never opens an account that works elsewhere too, an owner's by an administrator, or one's own", () => {
    expect(passwordLinkRefusal(request)).toBeNull();
    expect(passwordLinkRefusal({ ...request, belongsElsewhere: true })).toBe("members.belongs_elsewhere");
    expect(passwordLinkRefusal({ ...request, role: "owner" })).toBe("members.only_owner_changes_owner");
    expect(passwordLinkRefusal({ ...request, role: "owner", by: "owner" })).toBeNull();
    expect(passwordLinkRefusal({ ...request, isSelf: true })).toBe("members.own_password");
  });
});
