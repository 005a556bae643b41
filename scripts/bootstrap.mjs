// The front door of every npm script: runs before anything is installed, so it is plain Node without dependencies.
// Checks Node and npm, installs what the lock file names when that has changed, then hands over to the real script.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mendPostgres } from "./lock/mend-postgres.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const leastNode = [20, 19];
const leastNpm = 10;

/** Which script a command runs, and whether it may install packages on its own. */
const commands = {
  demo: { script: "scripts/demo/run-demo.ts", installs: true },
  dev: { script: "scripts/demo/run-dev.ts", installs: true },
  test: { script: "scripts/test/run.ts", installs: true },
  start: { script: "scripts/production/start-web.ts", installs: false },
  worker: { script: "scripts/production/start-worker.ts", installs: false },
  migrate: { script: "scripts/production/migrate.ts", installs: false },
  distribute: { script: "scripts/production/distribute.ts", installs: false },
  tenant: { script: "scripts/tenant.ts", installs: false },
  "bench-screens": { script: "bench/screens/run.ts", installs: false },
  "bench-sd": { script: "bench/sd/run.ts", installs: false },
  "bench-search": { script: "bench/search/run.ts", installs: false },
  "bench-sd-in-process": { script: "bench/sd/in-process.ts", installs: false },
  chaos: { script: "bench/chaos/run.ts", installs: true },
  "bench-worker": { script: "bench/worker/run.ts", installs: true },
  "books-check": { script: "scripts/books-check.ts", installs: false },
};

function fail(message) {
  process.stderr.write(`\n${message}\n\n`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  fail(
    `Naru needs Node ${leastNode.join(".")} or newer; this is Node ${process.versions.node}.\n` +
      `Install the current LTS from https://nodejs.org (or run: nvm install --lts), then try again.`,
  );
}

function checkNpm() {
  const version = /\bnpm\/(\d+)/.exec(process.env.npm_config_user_agent || "");
  if (!version || Number(version[1]) >= leastNpm) return;
  fail(`Naru needs npm ${leastNpm} or newer; this is npm ${version[1]}.\nRun: npm install --global npm@latest, then try again.`);
}

const lockFile = join(root, "package-lock.json");
const stampFile = join(root, "node_modules", ".naru-install");

function currentStamp() {
  const hash = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
  return `${hash} ${process.platform}-${process.arch}`;
}

/** True when npm's own record of node_modules names every package of the lock file that this command needs. */
function installedMatches(withDev) {
  const recordFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(recordFile)) return false;
  const record = JSON.parse(readFileSync(recordFile, "utf8"));
  const wanted = JSON.parse(readFileSync(lockFile, "utf8"));
  return Object.entries(wanted.packages).every(([place, entry]) => {
    if (place === "" || entry.optional || entry.peer || (entry.dev && !withDev) || (entry.devOptional && !withDev)) return true;
    const found = record.packages[place];
    return Boolean(found) && found.version === entry.version;
  });
}

function ensureInstalled(installs) {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === currentStamp()) return;
  if (!installedMatches(installs)) {
    if (!installs) fail("The installed packages are not those of package-lock.json. Run: npm ci");
    process.stdout.write("Installing packages from package-lock.json (npm ci); the first time takes a minute or two.\n");
    const npm = process.env.npm_execpath;
    const flags = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    const options = { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, NODE_ENV: "" } };
    const result = npm && npm.endsWith(".js") ? spawnSync(process.execPath, [npm, ...flags], options) : spawnSync("npm", flags, { ...options, shell: process.platform === "win32" });
    if (result.status !== 0) fail("npm ci did not succeed; its messages are above.");
  }
  if (installs) writeFileSync(stampFile, currentStamp());
}

/** Who started us, and, where it can be read cheaply, who started them: npm puts a shell between itself and us. */
function launchers() {
  const parent = process.ppid;
  try {
    const status = readFileSync(`/proc/${parent}/stat`, "utf8");
    return `${parent} ${status.slice(status.lastIndexOf(")") + 2).split(" ")[1]}`;
  } catch {
    return String(parent);
  }
}

function handOver(script, args) {
  const child = spawn(process.execPath, ["--import", new URL("services/follow-parent.mjs", import.meta.url).href, "--import", "tsx", script, ...args], {
    cwd: root,
    env: { ...process.env, NARU_FOLLOWS: String(process.pid) },
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => (child.connected ? child.send("naru:stop", () => undefined) : child.kill("SIGTERM")));
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code) => process.exit(code === null ? 1 : code));
  // npm killed outright passes nothing on: noticed here, so that no server is left without an owner.
  const owners = launchers();
  if (process.env.npm_lifecycle_event) setInterval(() => launchers() !== owners && child.connected && child.disconnect(), 500).unref();
}

checkNode();
checkNpm();
const command = commands[process.argv[2]];
if (!command) fail(`Unknown command. Use one of: ${Object.keys(commands).join(", ")}.`);
ensureInstalled(command.installs);
if (mendPostgres().length > 0) fail("The PostgreSQL driver in node_modules could not be mended, and unmended it loses data.\nWho may write there runs once: node scripts/lock/mend-postgres.mjs");
handOver(command.script, process.argv.slice(3));
