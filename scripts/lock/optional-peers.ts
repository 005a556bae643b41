// npm 11 leaves an optional peer alone whose version the lock file does not meet; npm 10, which Node 20 and 22 bring, wants a
// fitting one beside the package that names it, and `npm ci` refuses a lock file without.
import { lookupPlaces, type LockEntry, type LockFile } from "./optional-packages";

/** What package.json replaces: for every package, or for one. */
export type Overrides = Record<string, string | Record<string, string>>;

export interface UnmetPeer {
  /** The package that names the peer. */
  from: string;
  name: string;
  range: string;
  /** The version that it would be given. */
  found: string;
}

const numbers = (version: string) => (version.replace(/[-+].*$/, "").split(".") as (string | undefined)[]).map((part) => (part === undefined || /^[xX*]?$/.test(part) ? null : Number(part)));

function compare(version: string, bound: string): number {
  const [have, want] = [numbers(version), numbers(bound)];
  for (let place = 0; place < 3; place += 1) {
    const difference = (have[place] ?? 0) - (want[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether the first `count` numbers of both are the same; an open one (x) fits any. */
const agrees = (version: string, bound: string, count: number) => numbers(version).slice(0, count).every((part, place) => (numbers(bound)[place] ?? null) === null || part === numbers(bound)[place]);

/**
 * Whether a version lies in a range of package.json: `^ ~ >= > <= < =`, x, `||`. Of a prerelease only the numbers count;
 * a range of another kind (a tag, an address) is taken as met.
 */
export function liesIn(version: string, range: string): boolean {
  return range.split("||").some((part) => {
    const words = part.trim().replace(/([<>=^~])\s+/g, "$1").split(/\s+/);
    return words.every((word) => {
      const [, sign = "", bound = ""] = /^(\^|~|>=|<=|>|<|=|)v?([\dxX*][\w.*+-]*)?$/.exec(word) ?? [];
      if (bound === "") return true;
      if (sign === ">=") return compare(version, bound) >= 0;
      if (sign === ">") return compare(version, bound) > 0;
      if (sign === "<=") return compare(version, bound) <= 0;
      if (sign === "<") return compare(version, bound) < 0;
      const [major, minor] = numbers(bound);
      const same = sign === "^" ? (major === 0 ? (minor === 0 ? 3 : 2) : 1) : sign === "~" ? 2 : 3;
      return agrees(version, bound, same) && (sign === "" || sign === "=" || compare(version, bound) >= 0);
    });
  });
}

const nameOf = (place: string) => place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);

function isReplaced(overrides: Overrides, from: string, name: string): boolean {
  const forOne = overrides[nameOf(from)];
  return typeof overrides[name] === "string" || (typeof forOne === "object" && name in forOne);
}

/** Where packages lie that `from` sees first: beside it. */
const beside = (from: string) => from.slice(0, from.lastIndexOf("node_modules/"));

/** Optional peers that would be given a version which they do not accept. */
export function findUnmetPeers(lock: LockFile, overrides: Overrides): UnmetPeer[] {
  const unmet: UnmetPeer[] = [];
  for (const [from, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.peerDependencies ?? {})) {
      if (!entry.peerDependenciesMeta?.[name]?.optional || isReplaced(overrides, from, name)) continue;
      const at = lookupPlaces(beside(from).replace(/\/$/, ""), name).find((seen) => lock.packages[seen]);
      const found = at === undefined ? undefined : lock.packages[at]?.version;
      if (found !== undefined && !liesIn(found, range)) unmet.push({ from, name, range, found });
    }
  }
  return unmet;
}

/**
 * Puts a fitting one beside the package that names it, with its own packages for every platform, as another part of the lock
 * file has it. Returns the places added; throws where no part has one, or where another version lies
 * already in its place.
 */
export function addUnmetPeers(lock: LockFile, overrides: Overrides): string[] {
  const added: string[] = [];
  for (const { from, name, range } of findUnmetPeers(lock, overrides)) {
    const model = Object.keys(lock.packages).find((place) => nameOf(place) === name && liesIn(lock.packages[place]?.version ?? "", range));
    // Where a package of everybody's lies already, another version of it would have to move.
    const place = `${beside(from)}node_modules/${name}`;
    if (model === undefined || lock.packages[place]) throw new Error(`${from} accepts ${name}@${range}, and the lock file has none that could lie beside it: add it by hand.`);
    const source = lock.packages[model] ?? {};
    const dev = lock.packages[from]?.dev ? { dev: true } : {};
    const put = (at: string, { dev: _dev, devOptional: _devOptional, extraneous: _extraneous, ...entry }: LockEntry) => {
      lock.packages[at] = { ...entry, ...dev, optional: true, peer: true };
      added.push(at);
    };
    put(place, source);
    for (const part of Object.keys(source.optionalDependencies ?? {})) {
      const at = lookupPlaces(model, part).find((seen) => lock.packages[seen]);
      if (at !== undefined) put(`${beside(from)}node_modules/${part}`, lock.packages[at] ?? {});
    }
  }
  return added;
}
