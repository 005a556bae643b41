"use client";

import { Pencil, Undo2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, cn, IconButton, Skeleton, toastDone } from "@/app/_ui";
import { partsOfComment, readableComment } from "@/server/kernel/mentions";
import { NOTHING_WRITTEN, type CommentedRecord, type Written } from "./comment-text";

const CommentBox = dynamic(() => import("./comment-box").then((m) => m.CommentBox), { loading: () => <Skeleton className="h-8" /> });

export type Comment = NonNullable<RouterOutputs["audit"]["ofRecord"]["rows"][number]["comment"]>;

/** Says something about a record. What was typed stays when it could not be sent. */
export function NewComment({ record }: { record: CommentedRecord }) {
  const t = useTranslations("audit.comment");
  const trpc = useTRPC();
  const [written, setWritten] = useState<Written>(NOTHING_WRITTEN);
  const write = useCommand(trpc.records.writeComment, { onDone: () => setWritten(NOTHING_WRITTEN) });
  return <CommentBox record={record} written={written} onChange={setWritten} pending={write.pending} verb={t("send")} onSend={(comment) => write.run({ ...record, ...comment })} />;
}

/** What was said; a withdrawn comment leaves only that there was one. */
export function CommentBody({ comment, marked }: { comment: Comment; marked: boolean }) {
  const t = useTranslations("audit.comment");
  if (comment.body === null) return <p className="text-ink-3 italic">{t("withdrawn")}</p>;
  return (
    <p className={cn("rounded-md border px-2.5 py-1.5 whitespace-pre-wrap", marked ? "border-accent bg-accent-soft" : "bg-surface")}>
      {partsOfComment(comment.body, comment.mentions.length).map((part, index) =>
        "text" in part ? part.text : <span key={index} className="font-medium text-accent">@{comment.mentions[part.mention]?.name}</span>,
      )}
    </p>
  );
}

/** What one may do with one's own comment. */
export function CommentActions({ commentId, onEdit }: { commentId: string; onEdit: () => void }) {
  const t = useTranslations("audit.comment");
  const trpc = useTRPC();
  const restore = useCommand(trpc.records.restoreComment);
  const withdraw = useCommand(trpc.records.withdrawComment, {
    onDone: (_, input) => toastDone(t("withdrawnToast"), { undo: { label: t("undo"), onUndo: () => restore.run(input) } }),
  });
  return (
    <>
      <IconButton size="small" label={t("edit")} icon={<Pencil />} onClick={onEdit} />
      <IconButton size="small" label={t("withdraw")} icon={<Undo2 />} pending={withdraw.pending} onClick={() => withdraw.run({ commentId })} />
    </>
  );
}

export function EditComment({ record, commentId, comment, onClose }: { record: CommentedRecord; commentId: string; comment: Comment; onClose: () => void }) {
  const t = useTranslations("audit.comment");
  const trpc = useTRPC();
  const [written, setWritten] = useState<Written>(() => ({
    text: readableComment(comment.body ?? "", comment.mentions.map(({ name }) => name)),
    people: comment.mentions,
  }));
  const edit = useCommand(trpc.records.editComment, { onDone: onClose });
  return (
    <CommentBox
      autoFocus
      record={record}
      written={written}
      onChange={setWritten}
      pending={edit.pending}
      verb={t("save")}
      extra={<Button size="small" onClick={onClose}>{t("cancel")}</Button>}
      onSend={(next) => edit.run({ commentId, version: comment.version, ...next })}
    />
  );
}
