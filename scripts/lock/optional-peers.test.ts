import { describe, expect, it } from "vitest";
import { sortPlaces, type LockFile } from "./optional-packages";
import { addUnmetPeers, findUnmetPeers, liesIn } from "./optional-peers";

describe("a lock file that npm 10 accepts too", () => {
  const lock = (): LockFile => ({
    packages: {
      "": {},
      "node_modules/bundler": { version: "0.25.12" },
      "node_modules/runner": { version: "4.1.0", dev: true },
      "node_modules/runner/node_modules/server": {
        version: "8.3.0", dev: true, peerDependencies: { bundler: "^0.27.0 || ^0.28.0" }, peerDependenciesMeta: { bundler: { optional: true } },
      },
      "node_modules/starter": { version: "4.2.0" },
      "node_modules/starter/node_modules/@bundler/linux-x64": { version: "0.28.2", os: ["linux"], cpu: ["x64"], optional: true },
      "node_modules/starter/node_modules/bundler": { version: "0.28.2", optionalDependencies: { "@bundler/linux-x64": "0.28.2" } },
    },
  });
  const unmet = [{ from: "node_modules/runner/node_modules/server", name: "bundler", range: "^0.27.0 || ^0.28.0", found: "0.25.12" }];

  it("names the optional peer that would be given a version it does not accept", () => {
    expect(findUnmetPeers(lock(), {})).toEqual(unmet);
  });

  it("leaves out what package.json replaces, for all or for this one", () => {
    expect(findUnmetPeers(lock(), { bundler: "0.25.12" })).toEqual([]);
    expect(findUnmetPeers(lock(), { server: { bundler: "0.25.12" } })).toEqual([]);
    expect(findUnmetPeers(lock(), { starter: { bundler: "0.25.12" } })).toEqual(unmet);
  });

  it("says nothing of a peer that is required or that nobody installed", () => {
    const required = lock();
    delete required.packages["node_modules/runner/node_modules/server"]?.peerDependenciesMeta;
    expect(findUnmetPeers(required, {})).toEqual([]);
    const absent = lock();
    delete absent.packages["node_modules/bundler"];
    expect(findUnmetPeers(absent, {})).toEqual([]);
  });

  it("puts a fitting one beside it, with its packages for every platform", () => {
    const completed = lock();
    expect(addUnmetPeers(completed, {})).toEqual(["node_modules/runner/node_modules/bundler", "node_modules/runner/node_modules/@bundler/linux-x64"]);
    expect(completed.packages["node_modules/runner/node_modules/bundler"]).toMatchObject({ version: "0.28.2", dev: true, optional: true, peer: true });
    expect(completed.packages["node_modules/runner/node_modules/@bundler/linux-x64"]).toMatchObject({ os: ["linux"], dev: true, optional: true, peer: true });
    expect(findUnmetPeers(completed, {})).toEqual([]);
    sortPlaces(completed);
    expect(Object.keys(completed.packages).slice(2, 6)).toEqual([
      "node_modules/runner", "node_modules/runner/node_modules/@bundler/linux-x64", "node_modules/runner/node_modules/bundler", "node_modules/runner/node_modules/server",
    ]);
  });

  it("asks for a hand where no part of the lock file fits, or where another version lies in its place", () => {
    const without = lock();
    delete without.packages["node_modules/starter/node_modules/bundler"];
    expect(() => addUnmetPeers(without, {})).toThrow("by hand");
    const taken = lock();
    taken.packages["node_modules/server"] = taken.packages["node_modules/runner/node_modules/server"] ?? {};
    delete taken.packages["node_modules/runner/node_modules/server"];
    expect(() => addUnmetPeers(taken, {})).toThrow("by hand");
  });

  it.each([
    ["0.28.2", "^0.27.0 || ^0.28.0", true], ["0.25.12", "^0.27.0 || ^0.28.0", false], ["1.4.0", "^1.4.1", false], ["1.9.0", "^1.4.1", true], ["2.0.0", "^1.4.1", false],
    ["0.0.4", "^0.0.3", false], ["1.4.9", "~1.4.1", true], ["1.5.0", "~1.4.1", false], ["1.5.0", "1.x", true], ["2.5.0", "1.x", false], ["3.0.0", "*", true], ["3.0.0", "", true],
    ["4.1.0", ">= 3.0.0 < 5", true], ["5.0.0", ">=3.0.0 <5", false], ["4.4.0-beta.2", "^4.1.0", true], ["1.0.0", "1.0.0", true], ["1.0.1", "=1.0.0", false], ["1.0.0", "latest", true],
  ])("%s lies in %s: %s", (version, range, met) => {
    expect(liesIn(version, range)).toBe(met);
  });
});
