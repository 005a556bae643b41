import type { ReactNode } from "react";

/** The document's own texts mark names with back-ticks. */
export function WithCode({ text }: { text: string }): ReactNode {
  return text.split("`").map((part, index) => (index % 2 === 1 ? <code key={index} className="text-ink">{part}</code> : part));
}
