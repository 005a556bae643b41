import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { inProject } from "../services/project-root";
import { findAddresses, findExtraneous, findMissingOptional, type LockFile } from "../lock/optional-packages";
import { findUnmetPeers, type Overrides } from "../lock/optional-peers";

/** SHA-256 of the Apache License 2.0 as published. */
const apacheLicense = "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30";

export interface Check {
  name: string;
  /** What is wrong; empty when all is well. */
  faults: string[];
}

/** That `npm ci` will accept the lock file everywhere, and that the licence is the one package.json names. */
export async function checkLockAndLicence(): Promise<Check[]> {
  const lock = JSON.parse(await readFile(inProject("package-lock.json"), "utf8")) as LockFile;
  const manifest = JSON.parse(await readFile(inProject("package.json"), "utf8")) as { license?: string; overrides?: Overrides };
  const licence = createHash("sha256").update((await readFile(inProject("LICENSE"), "utf8")).replaceAll("\r\n", "\n")).digest("hex");
  const remedy = "run npm run lock:complete";
  return [
    { name: "lock file: an entry for every platform's packages", faults: findMissingOptional(lock).map(({ from, name }) => `${name}, wanted by ${from}: ${remedy}`) },
    { name: "lock file: no entry that npm 10 refuses", faults: findExtraneous(lock).map((place) => `${place}: ${remedy}`) },
    { name: "lock file: optional peers that npm 10 accepts", faults: findUnmetPeers(lock, manifest.overrides ?? {}).map(({ from, name, range, found }) => `${from} accepts ${name}@${range}, not ${found}: ${remedy}`) },
    { name: "lock file: no registry's address", faults: findAddresses(lock).map((place) => `${place}: ${remedy}`) },
    { name: "LICENSE is the Apache License 2.0, word for word", faults: licence === apacheLicense && manifest.license === "Apache-2.0" ? [] : ["LICENSE or package.json differs"] },
  ];
}
