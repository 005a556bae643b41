/** Where to go after signing in: a path of this product, never another site. */
export function safeNext(next: string | string[] | null | undefined): string {
  const path = Array.isArray(next) ? next[0] : next;
  return path && /^\/(?![/\\])[^\\\s]*$/.test(path) && !path.startsWith("/sign-in") ? path : "/";
}
