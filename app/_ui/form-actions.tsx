import type { ReactNode } from "react";
import { ThumbAction } from "./page-header";

/** The foot of a form that is a page: its primary action first, at the left where the fields begin; on a phone under the thumb. */
export function FormActions({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ThumbAction>{children}</ThumbAction>
    </div>
  );
}
