// Completes package-lock.json after `npm install`; see optional-packages.ts and optional-peers.ts.
import { readFileSync, writeFileSync } from "node:fs";
import { addMissingOptional, findAddresses, markExtraneous, sortPlaces, type LockFile } from "./optional-packages";
import { addUnmetPeers, type Overrides } from "./optional-peers";

const file = new URL("../../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8")) as LockFile;
const { overrides = {} } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { overrides?: Overrides };
const addresses = findAddresses(lock);
for (const place of addresses) delete lock.packages[place]?.resolved;
const marked = markExtraneous(lock);
const added = [...addMissingOptional(lock), ...addUnmetPeers(lock, overrides)];
sortPlaces(lock);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} entries added, ${marked.length} marked as optional peers, ${addresses.length} addresses removed.\n`);
for (const name of added) process.stdout.write(`  ${name}\n`);
