// postgres.js 3.4.9 does not survive a connection that closes within a transaction, and its maintainers have not released the
// mend (github.com/porsager/postgres, issues 1154 and 1208): what is written to the closed socket ends the whole process, the
// bytes of it may be sent on the next connection, the error of the last one is told to the first query of the next, and a
// transaction that lost its connection may send its ROLLBACK into another's. This mends the installed copy; it runs before every command of
// package.json (scripts/bootstrap.mjs), and changes nothing twice.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Per file: what the author wrote, and what it must say. */
export const MENDS = {
  "connection.js": [
    [
      "  function nextWrite(fn) {\n    const x = socket.write(chunk, fn)\n",
      "  function nextWrite(fn) {\n    if (socket === null) {\n      nextWriteTimer !== null && clearImmediate(nextWriteTimer)\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options))\n      return false\n    }\n    const x = socket.write(chunk, fn)\n",
    ],
    // What is sent together goes out together, in one call to the system for a round trip and not one for each statement.
    ["    if (fn || chunk.length >= 1024)\n", "    if (fn || chunk.length >= 65536)\n"],
    ["    socket = null\n\n    if (initial)\n", "    socket = null\n    chunk = nextWriteTimer = null\n\n    if (initial)\n"],
    ["    closedTime = performance.now()\n    hadError", "    query = results = errorResponse = null\n    closedTime = performance.now()\n    hadError"],
  ],
  "index.js": [
    ["    let savepoints = 0\n      , connection\n", "    let savepoints = 0\n      , lost = null\n      , connection\n"],
    ["        new Promise((_, reject) => connection.onclose = reject)\n", "        new Promise((_, reject) => connection.onclose = (e) => (lost = e, reject(e)))\n"],
    ["        c.queue === full\n          ? queries.push(q)\n", "        if (lost)\n          return q.reject(lost)\n        c.queue === full\n          ? queries.push(q)\n"],
  ],
};

/** The installed copies: for import and for require. */
const folders = ["node_modules/postgres/src", "node_modules/postgres/cjs/src"];

/** @returns {string[]} files that could not be mended: another version, to be looked at, or a folder that may not be written */
export function mendPostgres(folder = root) {
  const strange = [];
  for (const part of folders) {
    for (const [name, mends] of Object.entries(MENDS)) {
      const file = join(folder, part, name);
      if (!existsSync(file)) continue;
      const before = readFileSync(file, "utf8");
      let after = before;
      for (const [from, to] of mends) {
        if (after.includes(to)) continue;
        if (!after.includes(from)) strange.push(file);
        after = after.replace(from, () => to);
      }
      if (after === before) continue;
      // A new file put in its place: the old one may be shared with npm's cache or another checkout.
      const fresh = `${file}.${process.pid}`;
      try {
        writeFileSync(fresh, after);
        renameSync(fresh, file);
      } catch {
        strange.push(file);
      }
    }
  }
  return [...new Set(strange)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const strange = mendPostgres();
  if (strange.length > 0) {
    process.stderr.write(`postgres.js could not be mended; see scripts/lock/mend-postgres.mjs:\n  ${strange.join("\n  ")}\n`);
    process.exitCode = 1;
  }
}
