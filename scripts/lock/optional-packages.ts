// What a lock file must hold for `npm ci` to accept it on every platform: an entry for each optional dependency,
// also for those that the registry did not offer to the machine that wrote it.

export interface LockEntry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  devOptional?: boolean;
  peer?: boolean;
  optional?: boolean;
  extraneous?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

export interface LockFile {
  packages: Record<string, LockEntry>;
}

export interface MissingPackage {
  from: string;
  name: string;
  range: string;
}

/**
 * Where npm looks for `name` required from the package at `from`, innermost first.
 */
export function lookupPlaces(from: string, name: string): string[] {
  const places: string[] = [];
  let base = from;
  for (;;) {
    places.push(`${base ? `${base}/` : ""}node_modules/${name}`);
    if (!base) return places;
    const cut = base.lastIndexOf("/node_modules/");
    base = cut >= 0 ? base.slice(0, cut) : "";
  }
}

/**
 * Optional dependencies without an entry.
 */
export function findMissingOptional(lock: LockFile): MissingPackage[] {
  const missing: MissingPackage[] = [];
  for (const [from, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!lookupPlaces(from, name).some((place) => lock.packages[place])) missing.push({ from, name, range });
    }
  }
  return missing;
}

/**
 * Entries that name where a package was downloaded from: a registry's address has no place in the lock file.
 */
export function findAddresses(lock: LockFile): string[] {
  return Object.entries(lock.packages)
    .filter(([, entry]) => entry.resolved !== undefined && !entry.link)
    .map(([place]) => place);
}

/**
 * Entries that npm 11 keeps for the optional peer of another package and calls extraneous; npm 10 takes them for required
 * and fails on the ones of foreign platforms.
 */
export function findExtraneous(lock: LockFile): string[] {
  return Object.keys(lock.packages).filter((place) => lock.packages[place]?.extraneous);
}

/**
 * Marks those entries as the optional peers they are, which both accept.
 */
export function markExtraneous(lock: LockFile): string[] {
  const places = findExtraneous(lock);
  for (const place of places) {
    const entry = lock.packages[place] ?? {};
    delete entry.extraneous;
    const holder = lock.packages[place.slice(0, place.lastIndexOf("/node_modules/"))];
    Object.assign(entry, { ...(holder?.dev ? { dev: true } : {}), optional: true, peer: true });
  }
  return places;
}

const systems = ["darwin", "linux", "win32", "windows", "android", "freebsd", "openharmony"];
const processors = ["arm64", "arm", "x64", "ia32", "ppc64", "s390x", "riscv64", "loong64", "wasm32"];

/**
 * The platform that a package is for, read from its name; empty lists where the name does not tell.
 */
export function platformOf(name: string): Pick<LockEntry, "os" | "cpu" | "libc"> {
  const words = name.slice(name.lastIndexOf("/") + 1).split("-");
  const os = systems.filter((system) => words.includes(system)).map((system) => (system === "windows" ? "win32" : system));
  const cpu = processors.filter((processor) => words.includes(processor));
  const libc = words.includes("musl") ? ["musl"] : os[0] === "linux" && words.includes("gnu") ? ["glibc"] : [];
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}) };
}

/**
 * Adds an entry for each missing optional dependency: version and platform, no integrity, so that npm on that platform
 * fetches the real package. Returns the names added; throws when a name does not tell its platform.
 */
export function addMissingOptional(lock: LockFile): string[] {
  const added: string[] = [];
  for (const { from, name, range } of findMissingOptional(lock)) {
    const parent = lock.packages[from] ?? {};
    const version = range.replace(/^[\^~]/, "");
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) throw new Error(`${from} wants ${name}@${range}: add this one by hand.`);
    const platform = platformOf(name);
    if (!platform.os && !platform.cpu) throw new Error(`${name}: its name does not tell the platform. Add this one by hand.`);
    const flags = { ...(parent.dev ? { dev: true } : {}), ...(parent.devOptional ? { devOptional: true } : {}), ...(parent.peer ? { peer: true } : {}) };
    lock.packages[`node_modules/${name}`] = { version, ...platform, ...flags, optional: true };
    added.push(name);
  }
  sortPlaces(lock);
  return added;
}

/** Puts the entries in npm's own order. */
export function sortPlaces(lock: LockFile): void {
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a === "" ? -1 : b === "" ? 1 : a.localeCompare(b, "en")));
  lock.packages = Object.fromEntries(sorted);
}
