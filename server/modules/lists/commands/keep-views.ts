import { keptParams, LISTS, type ListLayout, type ListName } from "@/server/kernel/lists";
import { conflict, notFound, refused } from "@/server/kernel/errors";
import { requirePermission, type UserId } from "@/server/platform/actor";
import { defineCommand, done } from "@/server/platform/command";
import type { Permission } from "@/server/platform/permissions";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { defaultViewInput, keepLayoutInput, saveViewInput, updateViewInput, viewInput } from "../inputs";
import { deleteViewRow, hasViewNamed, insertView, keepSettings, lockView, selectSettings, updateViewRow, type ViewRow } from "../store";

/** Views belong to people. */
function personOf(scope: TenantScope): UserId {
  if (scope.actor.kind !== "user") throw refused("lists.people_only");
  return scope.actor.userId;
}

function requireList(scope: TenantScope, list: ListName): void {
  requirePermission(scope.actor, LISTS[list].permission as Permission);
}

/** Only columns the list has. */
function knownLayout(list: ListName, layout: ListLayout | null): ListLayout | null {
  if (!layout) return null;
  const known = new Set<string>(LISTS[list].columns.map((column) => column.key));
  return {
    columns: layout.columns && [...new Set(layout.columns)].filter((key) => known.has(key)),
    ...(layout.cards === undefined ? {} : { cards: layout.cards && [...new Set(layout.cards)].filter((key) => known.has(key)) }),
    widths: Object.fromEntries(Object.entries(layout.widths).filter(([key]) => known.has(key))),
    density: layout.density,
  };
}

const audit = (view: Pick<ViewRow, "id" | "name">, changes: Record<string, [unknown, unknown]>) => ({ entityType: "list_view", entityId: view.id, entityLabel: view.name, changes });

/** Keeps the list as it is shown under a name. @throws NaruError `lists.view_name_taken`, `permission.missing` */
export const saveView = defineCommand({
  name: "lists.save-view",
  permission: "lists.use",
  input: saveViewInput,
  async run(scope, { list, name, shared, params, layout }) {
    const userId = personOf(scope);
    requireList(scope, list);
    if (shared) requirePermission(scope.actor, "lists.share");
    const viewId = await insertView(scope, { list, name, userId, shared, params: keptParams(LISTS[list], params) as Record<string, string>, layout: knownLayout(list, layout) });
    if (!viewId) throw refused("lists.view_name_taken", { name });
    return done({ viewId }, { audit: audit({ id: viewId, name }, { name: [null, name], shared: [null, shared] }) });
  },
});

/** A view this person may change: their own, or a shared one when they may share. What is another's alone is not found. */
async function lockChangeable(scope: TenantScope, viewId: string): Promise<ViewRow & { list: ListName }> {
  const userId = personOf(scope);
  const view = await lockView(scope, viewId);
  if (!view || (view.userId !== userId && !view.shared)) throw notFound("list_view");
  requireList(scope, view.list as ListName);
  if (view.userId !== userId) requirePermission(scope.actor, "lists.share");
  return view as ViewRow & { list: ListName };
}

/** Renames a view, shares it or not, or takes over what the list shows now. @throws NaruError `lists.view_changed`, `lists.view_name_taken` */
export const updateView = defineCommand({
  name: "lists.update-view",
  permission: "lists.use",
  input: updateViewInput,
  async run(scope, { viewId, version, name, shared, params, layout }) {
    const view = await lockChangeable(scope, viewId);
    if (shared !== undefined && shared !== view.shared) requirePermission(scope.actor, "lists.share");
    if (name !== undefined && name !== view.name && (await hasViewNamed(scope, { ...view, name }))) throw refused("lists.view_name_taken", { name });
    const set = {
      ...(name === undefined ? {} : { name }),
      ...(shared === undefined ? {} : { shared }),
      ...(params === undefined ? {} : { params: keptParams(LISTS[view.list], params) as Record<string, string> }),
      ...(layout === undefined ? {} : { layout: knownLayout(view.list, layout) }),
    };
    const next = await updateViewRow(scope, viewId, version, set);
    if (next === null) throw conflict("lists.view_changed", { name: view.name });
    const changes: Record<string, [unknown, unknown]> = {};
    for (const key of Object.keys(set) as (keyof typeof set)[]) changes[key] = [view[key], set[key]];
    return done({ viewId, version: next }, { audit: audit({ id: viewId, name: name ?? view.name }, changes) });
  },
});

/** Forgets a view; the answer is enough to keep it again. */
export const deleteView = defineCommand({
  name: "lists.delete-view",
  permission: "lists.use",
  input: viewInput,
  async run(scope, { viewId }) {
    const { list, name, shared, params, layout } = await lockChangeable(scope, viewId);
    await deleteViewRow(scope, viewId);
    return done({ list, name, shared, params, layout }, { audit: audit({ id: viewId, name }, { name: [name, null] }) });
  },
});

/** The view a list opens with; null for the list as it is. @throws NaruError not_found */
export const chooseDefaultView = defineCommand({
  name: "lists.choose-default-view",
  permission: "lists.use",
  input: defaultViewInput,
  async run(scope, { list, viewId }) {
    const userId = personOf(scope);
    requireList(scope, list);
    if (viewId) {
      const view = await lockView(scope, viewId);
      if (!view || view.list !== list || (view.userId !== userId && !view.shared)) throw notFound("list_view");
    }
    const before = await selectSettings(scope, userId, list);
    await keepSettings(scope, userId, list, { defaultViewId: viewId });
    return done({ list, viewId }, { audit: viewId ? { entityType: "list_view", entityId: viewId, entityLabel: list, changes: { defaultViewId: [before.defaultViewId, viewId] } } : [] });
  },
});

/** Keeps how a person has a list laid out; null goes back to the list's own. How somebody likes a list is no business fact: no audit line. */
export const keepLayout = defineCommand({
  name: "lists.keep-layout",
  permission: "lists.use",
  input: keepLayoutInput,
  async run(scope, { list, layout }) {
    requireList(scope, list);
    await keepSettings(scope, personOf(scope), list, { layout: knownLayout(list, layout) });
    return done({ list }, { audit: [] });
  },
});

