"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Download, Eye, FileImage, FileSpreadsheet, FileText, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState, type ClipboardEvent } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterInputs, RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Dialog, FileDrop, IconButton, Section, Skeleton, Timeline, toastDone } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useFileHref } from "./use-print";
import { useUpload } from "./use-upload";

type AttachedTo = RouterInputs["documents"]["attachments"];
type Attachment = RouterOutputs["documents"]["attachments"]["rows"][number];

/** The files beside a record: dropped, pasted or chosen; opened by who may read the record; and who opened which (DOC-02). */
export function RecordFiles({ type, id }: AttachedTo) {
  const t = useTranslations("documents.files");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const list = useQuery(trpc.documents.attachments.queryOptions({ type, id }));
  const upload = useUpload(`type=${type}&id=${id}`);
  const [busy, setBusy] = useState<string | null>(null);
  const [fault, setFault] = useState<string>();
  const [shown, setShown] = useState<Attachment | null>(null);
  const restore = useCommand(trpc.documents.restoreAttachment);
  const remove = useCommand(trpc.documents.removeAttachment, {
    onDone: ({ name }, input) => toastDone(t("removed", { name }), { undo: { label: t("undo"), onUndo: () => restore.run(input) } }),
  });

  async function take(files: readonly File[]): Promise<void> {
    setFault(undefined);
    for (const file of files) {
      setBusy(file.name);
      const taken = await upload(file);
      if ("fault" in taken) setFault(taken.fault);
      else toastDone(t("added", { name: taken.name }));
    }
    setBusy(null);
    await queryClient.invalidateQueries({ queryKey: trpc.documents.attachments.queryKey() });
    await queryClient.invalidateQueries({ queryKey: trpc.audit.pathKey() });
  }
  const paste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length > 0 && list.data?.mayAttach) void take(files);
  };

  return (
    <Section title={t("title")}>
      <div onPaste={paste} className="flex flex-col gap-3">
        {list.error ? <QueryFault error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <Skeleton className="h-10" /> : null}
        {list.data?.rows.length ? (
          <ul className="flex flex-col divide-y">
            {list.data.rows.map((file) => <FileRow key={file.id} file={file} onViews={() => setShown(file)} onRemove={() => remove.run({ fileId: file.id })} />)}
          </ul>
        ) : list.data && !list.data.mayAttach ? <p className="text-ink-2">{t("empty")}</p> : null}
        {list.data?.mayAttach ? (
          <FileDrop compact label={busy ? t("uploading", { name: busy }) : t("add")} hint={t("hint")} disabled={busy !== null} fault={fault} onFile={(file) => void take([file])} />
        ) : null}
      </div>
      {shown ? <ViewsDialog file={shown} onClose={() => setShown(null)} /> : null}
    </Section>
  );
}

function KindIcon({ type }: { type: string }) {
  const t = useTranslations("documents.files");
  const look = "size-4 shrink-0 text-ink-3";
  if (type.startsWith("image/")) return <FileImage className={look} aria-label={t("image")} />;
  if (type === "application/pdf") return <FileText className={look} aria-label={t("pdf")} />;
  return <FileSpreadsheet className={look} aria-label={t("sheet")} />;
}

function useSize(): (bytes: number) => string {
  const locale = useLocale();
  return (bytes) => {
    const [amount, unit] = bytes >= 1_048_576 ? [bytes / 1_048_576, "megabyte"] : [Math.max(1, bytes / 1024), "kilobyte"];
    return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: amount < 10 ? 1 : 0 }).format(amount);
  };
}

function FileRow({ file, onViews, onRemove }: { file: Attachment; onViews: () => void; onRemove: () => void }) {
  const t = useTranslations("documents.files");
  const format = useFormat();
  const size = useSize();
  const href = useFileHref();
  return (
    <li className="flex items-center gap-2 py-2">
      <KindIcon type={file.contentType} />
      <div className="min-w-0 grow">
        <a href={href(file.id)} target="_blank" rel="noopener" className="block truncate font-medium hover:text-accent hover:underline">{file.name}</a>
        <p className="text-label text-ink-3">{t("by", { who: file.uploader ?? "–", when: format.moment(file.createdAt), size: size(file.sizeBytes) })}</p>
      </div>
      <IconButton size="small" label={t("views", { count: file.views })} icon={<Eye />} onClick={onViews} />
      <a href={href(file.id, false)} aria-label={t("download", { name: file.name })} className="inline-flex size-7 items-center justify-center rounded-md text-ink-2 hover:bg-hover"><Download aria-hidden className="size-4" /></a>
      {file.mayRemove ? <IconButton size="small" label={t("remove", { name: file.name })} icon={<Trash2 />} onClick={onRemove} /> : null}
    </li>
  );
}

/** DOC-02: who opened the file, and when. */
function ViewsDialog({ file, onClose }: { file: Attachment; onClose: () => void }) {
  const t = useTranslations("documents.files");
  const format = useFormat();
  const views = useQuery({ ...useTRPC().documents.views.queryOptions({ fileId: file.id }), staleTime: 0 });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small" title={t("viewsOf", { name: file.name })}>
      {views.error ? <QueryFault error={views.error} onRetry={() => void views.refetch()} /> : !views.data ? <Skeleton className="h-10" /> : views.data.length === 0 ? (
        <p className="text-ink-2">{t("nobody")}</p>
      ) : (
        <Timeline label={t("viewsOf", { name: file.name })} entries={views.data.map((view) => ({ id: view.id, who: view.person ?? "–", what: t(`viewedBy.${view.action as "viewed"}`), when: format.moment(view.at) }))} />
      )}
    </Dialog>
  );
}
