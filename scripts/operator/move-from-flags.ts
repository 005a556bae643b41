import { access, constants } from "node:fs/promises";
import path from "node:path";
import { exportWorkspace, importWorkspace } from "@/server/modules/portability";
import { systemClock } from "@/server/platform/clock";
import { localIdentityContext } from "@/server/platform/identity";
import { Refusal, say } from "../demo/say";
import { readFlags } from "./read-flags";
import { withDatabase } from "./with-database";

const isThere = (file: string) => access(file).then(() => true, () => false);
const mayRead = (file: string) => access(file, constants.R_OK).then(() => true, () => false);
const mayWrite = (folder: string) => access(folder, constants.W_OK).then(() => true, () => false);

/** `npm run tenant -- export …`: one workspace into one file. */
export async function exportFromFlags(args: string[], usage: string): Promise<number> {
  const { values, switches } = readFlags(args, { values: ["tenant", "out"], switches: ["json"] }, usage);
  const { tenant, out } = values;
  if (!tenant || !out) throw new Refusal(usage);
  const file = path.resolve(process.env["INIT_CWD"] ?? ".", out);
  if (await isThere(file)) throw new Refusal(`${file} is there already. Choose another name, or move it away.`);
  if (!(await isThere(path.dirname(file)))) throw new Refusal(`There is no folder ${path.dirname(file)}. Make it, then try again.`);
  if (!(await mayWrite(path.dirname(file)))) throw new Refusal(`Nothing may be written into ${path.dirname(file)}. Choose another folder; in the Docker image that is /data.`);
  const manifest = await withDatabase((database) => exportWorkspace(localIdentityContext(database, systemClock, "tenant-export"), tenant, file));
  if (switches.has("json")) say(JSON.stringify({ file, ...manifest }));
  else {
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    say(`Exported   ${manifest.workspace.name}: ${rows} rows of ${manifest.tables.length} tables and ${manifest.files.length} files into ${file}`);
    if (manifest.filesMissing.length > 0) say(`Missing    ${manifest.filesMissing.length} files are known by name, but their bytes are gone: ${manifest.filesMissing.join(", ")}`);
    say("It holds personal data: keep it as safe as the database.");
  }
  return 0;
}

/** `npm run tenant -- import …`: a workspace from a file that an export wrote. */
export async function importFromFlags(args: string[], usage: string): Promise<number> {
  const { values, switches } = readFlags(args, { values: ["in"], switches: ["json"] }, usage);
  if (!values["in"]) throw new Refusal(usage);
  const file = path.resolve(process.env["INIT_CWD"] ?? ".", values["in"]);
  if (!(await isThere(file))) throw new Refusal(`There is no file ${file}.`);
  if (!(await mayRead(file))) throw new Refusal(`${file} may not be read by who runs this. Change its owner or its rights, then try again.`);
  const { manifest, owners, others } = await withDatabase((database) => importWorkspace(localIdentityContext(database, systemClock, "tenant-import"), file), { flags: false });
  if (switches.has("json")) say(JSON.stringify({ workspace: manifest.workspace, owners, others }));
  else {
    say(`Imported   ${manifest.workspace.name}, address name ${manifest.workspace.slug}`);
    for (const { email, passwordLink } of owners) say(`Owner      ${email} chooses a password within a day at ${passwordLink}`);
    if (others.length > 0) say(`Members    ${others.join(", ")} get in by "Forgot your password?", or by a link from an owner`);
  }
  return 0;
}
