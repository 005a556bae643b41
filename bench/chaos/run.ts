import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runMain, say } from "@/scripts/demo/say";
import { buildOnce } from "@/scripts/demo/build-once";
import { dataFolder } from "@/scripts/services/project-root";
import { stopOnSignal } from "@/scripts/services/supervise";
import { RECOVERY_SECONDS, runCell, type Cell } from "./cell";
import { faults } from "./faults";
import { importFile } from "./flows/import-file";
import { orderToCash } from "./flows/order-to-cash";
import { outboxRelay } from "./flows/outbox-relay";
import { outgoingMail } from "./flows/outgoing-mail";
import { webhooks } from "./flows/webhooks";
import { runLongModel, runLongRaces } from "./long-run";
import { Stage } from "./stage";
import { printTable } from "./table";

const flows = [orderToCash(30), importFile(400), outgoingMail(45), webhooks(30), outboxRelay(40)];

/** Which rows and columns to run: `--flow mail --fault redis`; everything without. */
function wanted<T extends { name: string }>(all: readonly T[], option: string): readonly T[] {
  const at = process.argv.indexOf(option);
  const text = at > 0 ? (process.argv[at + 1] ?? "").toLowerCase() : "";
  return all.filter((one) => one.name.toLowerCase().includes(text));
}

/**
 * `npm run chaos`: every flow under every fault, then the long races and the long model, on servers of its own. Exit code 1 when
 * anything fails. `-- --only table|races|model` runs a part, `--flow`, `--fault` rows and columns, `--without-build` serves the
 * request handlers without Next, `--keep` keeps the logs.
 */
async function main(): Promise<number> {
  const at = process.argv.indexOf("--only");
  const parts = at > 0 ? [process.argv[at + 1] ?? ""] : ["table", "races", "model"];
  const faultsFound: string[] = [];
  if (parts.includes("races")) faultsFound.push(...(await runLongRaces()));
  if (parts.includes("model")) faultsFound.push(...(await runLongModel()));
  for (const fault of faultsFound) say(`FAILED ${fault}`);
  const tableFailed = parts.includes("table") ? await runTable() : false;
  return tableFailed || faultsFound.length > 0 ? 1 : 0;
}

/** @returns whether a cell failed */
async function runTable(): Promise<boolean> {
  const withoutBuild = process.argv.includes("--without-build");
  const folder = await mkdtemp(join(tmpdir(), "naru-chaos-"));
  if (!withoutBuild) {
    await mkdir(dataFolder("chaos"), { recursive: true });
    await buildOnce(process.env, join(dataFolder("chaos"), "build.log"), () => say("Building once …"));
  }
  const stage = await Stage.open({ folder, web: withoutBuild ? "handler" : "build", diskMegabytes: 500 });
  stopOnSignal(() => stage.close());
  const cells: Cell[] = [];
  try {
    for (const fault of wanted(faults, "--fault")) {
      for (const flow of wanted(flows, "--flow")) {
        const cell = await runCell(stage, flow, fault);
        cells.push(cell);
        const result = cell.missing ? `not on this machine: ${cell.missing}` : cell.complaints.length === 0 ? `well after ${cell.seconds?.toFixed(1)} s` : `FAILED\n    ${cell.complaints.slice(0, 8).join("\n    ")}`;
        say(`${fault.name} × ${flow.name}: ${result}`);
      }
    }
  } finally {
    const keep = process.argv.includes("--keep");
    if (keep) say(`The logs of web and worker lie in ${folder}.`);
    await stage.close(keep);
  }
  printTable(cells, RECOVERY_SECONDS);
  return cells.some((cell) => cell.complaints.length > 0);
}

await runMain(main);
process.exit();
