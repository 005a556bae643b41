// Completes package-lock.json after `npm install`; see optional-packages.ts.
import { readFileSync, writeFileSync } from "node:fs";
import { addMissingOptional, findAddresses, markExtraneous, type LockFile } from "./optional-packages";

const file = new URL("../../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8")) as LockFile;
const addresses = findAddresses(lock);
for (const place of addresses) delete lock.packages[place]?.resolved;
const marked = markExtraneous(lock);
const added = addMissingOptional(lock);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} entries added, ${marked.length} marked as optional peers, ${addresses.length} addresses removed.\n`);
for (const name of added) process.stdout.write(`  ${name}\n`);
