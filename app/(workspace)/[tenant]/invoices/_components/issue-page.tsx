"use client";

import { useState, type ReactNode } from "react";
import { DraftBar, DraftNote } from "@/app/(workspace)/_drafts/draft-bar";
import type { KeptDraft } from "@/app/(workspace)/_drafts/use-kept-draft";
import { Button, ConfirmDialog, FormActions, PageHeader } from "@/app/_ui";

interface IssuePageProps {
  title: string;
  description: ReactNode;
  /** The way back to what it is issued for. */
  back: ReactNode;
  draft: KeptDraft;
  /** What is done, on the button and in the question before it. */
  verb: string;
  /** What will happen and in what amount. */
  question: string;
  /** Whether there is something to issue. */
  ready: boolean;
  pending: boolean;
  onIssue: () => void;
  children: ReactNode;
}

/** The page of a form that issues a document of the books: what is entered, and the question before what cannot be undone. */
export function IssuePage({ title, description, back, draft, verb, question, ready, pending, onIssue, children }: IssuePageProps) {
  const [asking, setAsking] = useState(false);
  // The question stays while the answer is under way; what is refused is shown in the form.
  const [waited, setWaited] = useState(pending);
  if (waited !== pending) {
    setWaited(pending);
    if (!pending) setAsking(false);
  }
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setAsking(true);
      }}
    >
      <PageHeader title={title} description={description} secondary={back} />
      <DraftBar draft={draft} />
      {children}
      <DraftNote draft={draft} />
      <FormActions><Button type="submit" tone="primary" disabled={!ready}>{verb}</Button></FormActions>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={verb}
        description={question}
        verb={verb}
        pending={pending}
        onConfirm={onIssue}
      />
    </form>
  );
}
