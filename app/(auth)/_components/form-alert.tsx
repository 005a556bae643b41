import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/app/_ui";

/** What happened to the whole form, read aloud when it appears. */
export function FormAlert({ tone, children }: { tone: "late" | "settled"; children: ReactNode }) {
  const Icon = tone === "late" ? CircleAlert : CircleCheck;
  return (
    <p
      role={tone === "late" ? "alert" : "status"}
      className={cn("flex items-start gap-2 rounded-md px-3 py-2", tone === "late" ? "bg-late-soft text-late" : "bg-settled-soft text-settled")}
    >
      <Icon aria-hidden className="mt-px size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
