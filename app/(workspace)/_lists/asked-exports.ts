/** Exports this tab asked for and has not fetched yet; they outlive a change of page and a reload. */
const KEY = "naru-exports";

function readAsked(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  } catch {
    return [];
  }
}

export function rememberAsked(exportId: string): void {
  sessionStorage.setItem(KEY, JSON.stringify([...readAsked(), exportId].slice(-50)));
}

/** Whether this tab had asked for it; from now on it has not. */
export function forgetAsked(exportId: string): boolean {
  const asked = readAsked();
  if (!asked.includes(exportId)) return false;
  sessionStorage.setItem(KEY, JSON.stringify(asked.filter((one) => one !== exportId)));
  return true;
}
