"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui";

/** Copies a text; says so for two seconds. */
export function CopyButton({ text, label, size = "small" }: { text: string; label: string; size?: "small" | "medium" }) {
  const t = useTranslations("settings");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <Button size={size} icon={copied ? <Check /> : <Copy />} onClick={() => void copy()}>
      <span aria-live="polite">{copied ? t("copied") : label}</span>
    </Button>
  );
}
