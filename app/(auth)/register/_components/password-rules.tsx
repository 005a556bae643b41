"use client";

import { Check, Circle } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/app/_ui";

const MIN = 10;

/** What a password must be, ticked while it is typed. The server judges; these are its rules in words. */
export function PasswordRules({ password, email, name }: { password: string; email: string; name: string }) {
  const t = useTranslations("auth.rules");
  const lower = password.toLowerCase();
  const own = [email.split("@")[0] ?? "", name.replace(/\s+/g, "")].map((word) => word.toLowerCase()).filter((word) => word.length >= 4);
  const rules = [
    { id: "length" as const, met: [...password].length >= MIN },
    { id: "varied" as const, met: password !== "" && new Set(lower).size >= 4 },
    { id: "own" as const, met: password !== "" && own.reduce((rest, word) => rest.replaceAll(word, ""), lower).length >= 4 },
  ];
  return (
    <ul aria-label={t("label")} className="flex flex-col gap-1 text-label">
      {rules.map(({ id, met }) => (
        <li key={id} className={cn("flex items-start gap-2", met ? "text-settled" : "text-ink-3")}>
          {met ? <Check aria-hidden className="mt-px size-3.5 shrink-0" /> : <Circle aria-hidden className="mt-px size-3.5 shrink-0" />}
          <span>{t(id, { count: MIN })}</span>{" "}
          {met ? <span className="sr-only">{t("met")}</span> : null}
        </li>
      ))}
    </ul>
  );
}
