import { listMembers } from "@/server/modules/workspaces";
import { ROLES } from "@/server/platform/permissions";
import { reading } from "../_contract/operation";
import { allOf, choice, flag, id, text, view } from "../_contract/view-fields";

export const memberOperations = [
  reading("GET", {
    id: "listMembers", path: "/members", tag: "Members", scope: "members:read", summary: "Lists the people of the workspace: who may look after customers and sell", query: listMembers,
    response: allOf("MemberList", view("Member", { id: id("user"), name: text(), email: text(), role: choice(ROLES), active: flag() })),
    show: ({ rows }) => ({ rows: rows.map(({ userId, ...member }) => ({ id: userId, ...member })) }),
  }),
];
