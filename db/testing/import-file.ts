import { cancelRun, checkRun, configureRun, continueRun, correctRows, createRun, errorFile, faultGroups, getRun, listFaultyRows, listKeptRows, startRun, undoRun, type ImportKind } from "@/server/modules/imports";
import type { InputOf } from "@/server/platform/command";
import { storeFile } from "@/server/platform/files";
import { withTenant, type TenantContext } from "@/server/platform/tenant-scope";

type Settings = Omit<InputOf<typeof configureRun>, "importRunId">;

/** Carries an import out the way its screen and its job do, one step after the other. */
export function importer(context: TenantContext) {
  const within = <T>(fn: Parameters<typeof withTenant<T>>[1]) => withTenant(context, fn);
  const store = (bytes: string | Uint8Array, name = "file.csv") =>
    within(async (scope) => (await storeFile(scope, { name, bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes, accept: ["csv", "xlsx"] })).id);
  const ref = (importRunId: string) => ({ importRunId: importRunId as never });
  const steps = {
    store,
    async begin(kind: ImportKind, bytes: string | Uint8Array, settings: Settings = {}, lines?: string | Uint8Array): Promise<string> {
      const [fileId, linesFileId] = [await store(bytes), lines === undefined ? null : await store(lines, "lines.csv")];
      const { importRunId } = await within((scope) => createRun.within(scope, { kind, fileId, linesFileId }));
      if (Object.keys(settings).length > 0) await within((scope) => configureRun.within(scope, { ...settings, ...ref(importRunId) }));
      return importRunId;
    },
    /** The dry run. */
    async check(runId: string) {
      await within((scope) => checkRun.within(scope, ref(runId)));
      await continueRun(context, runId);
      return steps.run(runId);
    },
    start: (runId: string) => within((scope) => startRun.within(scope, ref(runId))),
    cancel: (runId: string) => within((scope) => cancelRun.within(scope, ref(runId))),
    carryOn: (runId: string) => continueRun(context, runId),
    run: (runId: string) => within((scope) => getRun.within(scope, ref(runId))),
    faults: (runId: string) => within(async (scope) => (await listFaultyRows.within(scope, { ...ref(runId), limit: 200 })).rows),
    groups: (runId: string) => within(async (scope) => (await faultGroups.within(scope, ref(runId))).groups),
    /** Corrects cells on the screen and checks again. */
    async correct(runId: string, cells: Record<string, Record<string, string>>) {
      await within((scope) => correctRows.within(scope, { ...ref(runId), cells }));
      await continueRun(context, runId);
      return steps.run(runId);
    },
    askUndo: (runId: string) => within((scope) => undoRun.within(scope, ref(runId))),
    async undo(runId: string) {
      await steps.askUndo(runId);
      await continueRun(context, runId);
      return steps.run(runId);
    },
    kept: (runId: string) => within(async (scope) => (await listKeptRows.within(scope, { ...ref(runId), limit: 200 })).rows),
    errorFile: (runId: string) => within((scope) => errorFile.within(scope, ref(runId))),
    /** From file to result. @throws when the dry run finds a fault */
    async bring(kind: ImportKind, bytes: string | Uint8Array, settings: Settings = {}, lines?: string | Uint8Array) {
      const runId = await steps.begin(kind, bytes, settings, lines);
      const checked = await steps.check(runId);
      if (checked.rowsRefused > 0) throw new Error(`${kind}: ${JSON.stringify((await steps.faults(runId)).slice(0, 5))}`);
      await steps.start(runId);
      await steps.carryOn(runId);
      return steps.run(runId);
    },
  };
  return steps;
}
