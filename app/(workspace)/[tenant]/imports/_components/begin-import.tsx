"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/app/_trpc/client";
import type { RouterInputs } from "@/app/_trpc/router-type";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Field, FileDrop, Select, ThumbAction, toastFault } from "@/app/_ui";
import { languageOr } from "@/server/kernel/languages";
import { useMay, useMember, useWorkspacePath } from "../../../_member-context";
import { PasteRows } from "./paste-rows";
import { ImportSteps } from "./import-steps";
import { saveAs } from "./save-as";

type Kind = RouterInputs["imports"]["create"]["kind"];

/** Kinds by when they are needed, each with the right that its rows ask for. */
const KINDS: readonly { group: "master" | "opening" | "business"; kind: Kind; right: string }[] = [
  { group: "master", kind: "customers", right: "customers.edit" },
  { group: "master", kind: "contacts", right: "customers.edit" },
  { group: "master", kind: "addresses", right: "customers.edit" },
  { group: "master", kind: "suppliers", right: "inbound.edit" },
  { group: "master", kind: "items", right: "catalog.edit" },
  { group: "master", kind: "prices", right: "prices.edit" },
  { group: "master", kind: "customer_item_codes", right: "orders.edit" },
  { group: "opening", kind: "opening_stock", right: "stock.adjust" },
  { group: "opening", kind: "opening_receivables", right: "ledger.post" },
  { group: "opening", kind: "opening_balances", right: "ledger.post" },
  { group: "business", kind: "orders", right: "orders.edit" },
  { group: "business", kind: "receipts", right: "receipts.record" },
];

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

/** A file of the kind to be filled in, in the reader's language. */
function TemplateButton({ kind }: { kind: Kind }) {
  const t = useTranslations("imports");
  const client = useTRPCClient();
  const language = useLocale();
  const [pending, setPending] = useState(false);
  const { describe } = useErrorText();
  const download = async () => {
    setPending(true);
    try {
      const { csv } = await client.imports.template.query({ kind, language: languageOr(language) });
      saveAs(`${t("new.templateName", { kind: t(`kinds.${kind}`) })}.csv`, csv);
    } catch (error) {
      toastFault(describe(error).text);
    } finally {
      setPending(false);
    }
  };
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button pending={pending} onClick={() => void download()}>{t("new.template")}</Button>
      <span className="text-label text-ink-3">{t("new.templateHint")}</span>
    </p>
  );
}

/** Kind and file (for orders also the file of their lines); then the file is read. */
export function BeginImport({ wanted }: { wanted: string | null }) {
  const t = useTranslations("imports");
  const trpc = useTRPC();
  const router = useRouter();
  const path = useWorkspacePath();
  const upload = useUpload();
  const may = useMay();
  const kinds = KINDS.filter((one) => may(one.right));
  const [kind, setKind] = useState<Kind>((kinds.find((one) => one.kind === wanted) ?? kinds[0])?.kind ?? "customers");
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
        <Select value={kind} onChange={(event) => setKind(event.target.value as Kind)} options={kinds.map((one) => ({ value: one.kind, label: t(`kinds.${one.kind}`), group: t(`new.groups.${one.group}`) }))} />
      </Field>
      <TemplateButton kind={kind} />
      <FileDrop label={nameOf(main, t("new.file"))} hint={t("new.fileHint")} accept=".csv,.txt,.tsv,.xlsx" onFile={(file) => void take(setMain)(file)} fault={faultOf(main)} disabled={main === "busy"} />
      <PasteRows disabled={main === "busy"} onFile={(file) => void take(setMain)(file)} />
      {kind === "orders" ? (
        <FileDrop label={nameOf(lines, t("new.linesFile"))} hint={t("new.linesHint")} accept=".csv,.txt,.tsv,.xlsx" onFile={(file) => void take(setLines)(file)} fault={faultOf(lines)} disabled={lines === "busy"} />
      ) : null}
      <div><ThumbAction>
        <Button tone="primary" disabled={!fileId || busy} pending={create.pending} onClick={() => fileId && create.run({ kind, fileId, linesFileId })}>{t("new.read")}</Button>
      </ThumbAction></div>
    </div>
  );
}
