"use client";

import type { FormEvent, ReactNode } from "react";
import { Button, FormActions, LinkButton, PageHeader } from "@/app/_ui";
import { DraftBar, DraftNote } from "../_drafts/draft-bar";
import type { KeptDraft } from "../_drafts/use-kept-draft";
import { CollisionPanel, type CollisionPanelProps } from "./collision-panel";

interface EditedPageProps extends CollisionPanelProps {
  title: string;
  draft: KeptDraft;
  /** The record's page. */
  home: string;
  words: { save: string; cancel: string };
  pending: boolean;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}

/** The page of a form that edits a record: what somebody else saved meanwhile, what was typed here before, the fields, and saving or leaving. */
export function EditedPage({ title, draft, home, words, pending, onSubmit, children, ...panel }: EditedPageProps) {
  return (
    <form noValidate className="flex flex-col gap-6" onSubmit={onSubmit}>
      <PageHeader title={title} />
      <CollisionPanel {...panel} />
      <DraftBar draft={draft} />
      {children}
      <DraftNote draft={draft} />
      <FormActions>
        <Button type="submit" tone="primary" pending={pending} keys="Ctrl+Enter">{words.save}</Button>
        <LinkButton href={home}>{words.cancel}</LinkButton>
      </FormActions>
    </form>
  );
}
