"use client";

import { useErrorText } from "@/app/_trpc/use-error-text";
import { useMember } from "../_member-context";

interface Taken {
  fileId: string;
  name: string;
}

/** Puts a file on the server; answers its id, or what is wrong with it. `place` says what it belongs to. */
export function useUpload(place: string): (file: File) => Promise<Taken | { fault: string }> {
  const { workspace } = useMember();
  const { textOf, describe } = useErrorText();
  return async (file) => {
    const body = new FormData();
    body.append("file", file);
    try {
      const answer = await fetch(`/api/files/${workspace.slug}?${place}`, { method: "POST", body, headers: { "x-workspace": workspace.slug } });
      const json = (await answer.json()) as Taken & { error?: { code: string; params: Record<string, string | number> } };
      return json.error ? { fault: textOf(json.error.code, json.error.params) ?? describe(null).text } : json;
    } catch (error) {
      return { fault: describe(error).text };
    }
  };
}
