/** First path segments that are pages of the product, so no workspace may be called so. */
const RESERVED = new Set([
  "admin", "agent", "api", "assets", "design", "forgot-password", "health", "help", "invitation", "login", "new", "portal", "public",
  "queues", "register", "reset-password", "settings", "sign-in", "sign-out", "static", "status", "support", "workspaces", "www",
]);

/** The address of a workspace from its name: Latin letters, digits and hyphens, at most 40; `workspace` when nothing is left. */
export function slugFrom(name: string): string {
  const latin = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
  const slug = latin.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40).replace(/-+$/, "");
  return slug.length < 2 ? "workspace" : slug;
}

/** The first free one of `name`, `name-2`, `name-3` …, reserved words apart. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if (!RESERVED.has(slug) && !taken.has(slug)) return slug;
  }
}
