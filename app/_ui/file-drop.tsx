"use client";

import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { cn } from "./cn";

/** A file by dropping, choosing or pressing Enter. The content is judged by the server, `accept` is a courtesy. */
export function FileDrop({
  label, hint, accept, onFile, disabled, fault, compact = false,
}: {
  label: string; hint?: string; accept?: string; onFile: (file: File) => void; disabled?: boolean; fault?: string;
  /** One line, for places where files are an aside. */
  compact?: boolean;
}) {
  const t = useTranslations("ui");
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    <div>
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          const file = event.dataTransfer.files[0];
          if (file && !disabled) onFile(file);
        }}
        className={cn(
          "print:hidden flex cursor-pointer items-center rounded-lg border border-dashed border-line-strong px-4 hover:bg-hover",
          compact ? "flex-wrap gap-x-3 gap-y-0.5 py-2" : "flex-col gap-1 py-8 text-center",
          "focus-within:outline-2 focus-within:outline-ring",
          over && "border-accent bg-accent-soft",
          fault && "border-late",
          disabled && "pointer-events-none opacity-50",
        )}
      >
        <FileUp aria-hidden className="size-5 text-ink-3" />
        <span className="font-medium">{label}</span>
        <span className="text-label text-ink-3">{hint ?? t("file.hint")}</span>
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={disabled}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onFile(file);
            event.target.value = "";
          }}
        />
      </label>
      {fault ? <p role="alert" className="mt-1 text-label text-late">{fault}</p> : null}
    </div>
  );
}
