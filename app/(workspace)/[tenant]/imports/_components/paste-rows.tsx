"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, Field, TextArea } from "@/app/_ui";

/** Rows copied from a spreadsheet become a file of their own: what is pasted is kept and can be read again. */
export function PasteRows({ disabled, onFile }: { disabled: boolean; onFile: (file: File) => void }) {
  const t = useTranslations("imports.paste");
  const [text, setText] = useState("");
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  const columns = lines[0]?.split("\t").length ?? 0;
  return (
    <div className="flex flex-col gap-2">
      <Field label={t("label")} hint={lines.length > 1 ? t("seen", { rows: lines.length - 1, columns }) : t("hint")}>
        <TextArea rows={5} className="font-mono text-label" wrap="off" spellCheck={false} placeholder={t("placeholder")} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      {lines.length > 1 ? (
        <div>
          <Button disabled={disabled} onClick={() => onFile(new File([text], `${t("fileName")}.csv`, { type: "text/csv" }))}>{t("take", { rows: lines.length - 1 })}</Button>
        </div>
      ) : null}
    </div>
  );
}
