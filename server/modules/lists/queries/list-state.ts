import { LISTS } from "@/server/kernel/lists";
import { actorMay, requirePermission } from "@/server/platform/actor";
import { defineQuery } from "@/server/platform/command";
import type { Permission } from "@/server/platform/permissions";
import { listStateInput } from "../inputs";
import { selectSettings, selectViews } from "../store";

/** A person's views of a list, the one it opens with, and how they have it laid out. */
export const listState = defineQuery({
  name: "lists.list-state",
  permission: "lists.use",
  input: listStateInput,
  async run(scope, { list }) {
    requirePermission(scope.actor, LISTS[list].permission as Permission);
    if (scope.actor.kind !== "user") return { views: [], layout: null, defaultViewId: null };
    const { userId } = scope.actor;
    const [views, settings] = await Promise.all([selectViews(scope, list, userId), selectSettings(scope, userId, list)]);
    const mayShare = actorMay(scope.actor, "lists.share");
    return {
      views: views.map(({ view, ownerName }) => ({
        id: view.id,
        name: view.name,
        shared: view.shared,
        own: view.userId === userId,
        ownerName: view.userId === userId ? null : ownerName,
        mayChange: view.userId === userId || mayShare,
        version: view.version,
        params: view.params,
        layout: view.layout,
      })),
      ...settings,
    };
  },
});
