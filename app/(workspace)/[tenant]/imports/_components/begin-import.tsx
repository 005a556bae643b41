"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Field, FileDrop, Select } from "@/app/_ui";
import { useMember, useWorkspacePath } from "../../../_member-context";
import { PasteRows } from "./paste-rows";
import { ImportSteps } from "./import-steps";

const KINDS = ["customers", "suppliers", "items", "opening_stock", "orders"] as const;
type Kind = (typeof KINDS)[number];

interface Taken {
  fileId: string;
  name: string;
}

/** Puts a file on the server; answers its id, or what is wrong with it. */
function useUpload() {
  const { workspace } = useMember();
  const { textOf, describe } = useErrorText();
  return async (file: File): Promise<Taken | { fault: string }> => {
    const body = new FormData();
    body.append("file", file);
    try {
      const answer = await fetch(`/api/files/${workspace.slug}`, { method: "POST", body, headers: { "x-workspace": workspace.slug } });
      const json = (await answer.json()) as Taken & { error?: { code: string; params: Record<string, string | number> } };
      return json.error ? { fault: textOf(json.error.code, json.error.params) ?? describe(null).text } : json;
    } catch (error) {
      return { fault: describe(error).text };
    }
  };
}

/** Kind and file (for orders also the file of their lines); then the file is read. */
export function BeginImport() {
  const t = useTranslations("imports");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const upload = useUpload();
  const [kind, setKind] = useState<Kind>("customers");
  const [main, setMain] = useState<Taken | { fault: string } | "busy" | null>(null);
  const [lines, setLines] = useState<Taken | { fault: string } | "busy" | null>(null);
  const create = useCommand(trpc.imports.create, { refresh: false, onDone: ({ importRunId }) => router.push(path(`/imports/${importRunId}`)) });
  const take = (set: typeof setMain) => async (file: File) => {
    set("busy");
    set(await upload(file));
  };
  const fileId = main && main !== "busy" && "fileId" in main ? main.fileId : null;
  const linesFileId = kind === "orders" && lines && lines !== "busy" && "fileId" in lines ? lines.fileId : null;
  const busy = main === "busy" || lines === "busy";
  const nameOf = (state: typeof main, otherwise: string) => (state === "busy" ? t("new.uploading") : state && "name" in state ? state.name : otherwise);
  const faultOf = (state: typeof main) => (state && state !== "busy" && "fault" in state ? state.fault : undefined);
  return (
    <div className="flex flex-col gap-4">
      <ImportSteps at="file" />
      <Field label={t("kind")} hint={t(`kindHints.${kind}`)}>
        <Select value={kind} onChange={(event) => setKind(event.target.value as Kind)} options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Field>
      <FileDrop label={nameOf(main, t("new.file"))} hint={t("new.fileHint")} accept=".csv,.txt,.tsv,.xlsx" onFile={(file) => void take(setMain)(file)} fault={faultOf(main)} disabled={main === "busy"} />
      <PasteRows disabled={main === "busy"} onFile={(file) => void take(setMain)(file)} />
      {kind === "orders" ? (
        <FileDrop label={nameOf(lines, t("new.linesFile"))} hint={t("new.linesHint")} accept=".csv,.txt,.tsv,.xlsx" onFile={(file) => void take(setLines)(file)} fault={faultOf(lines)} disabled={lines === "busy"} />
      ) : null}
      <div>
        <Button tone="primary" disabled={!fileId || busy} pending={create.pending} onClick={() => fileId && create.run({ kind, fileId, linesFileId })}>{t("new.read")}</Button>
      </div>
    </div>
  );
}
