"use client";

import type { inferRouterInputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { AppRouter } from "@/app/_trpc/router-type";
import { Checkbox } from "@/app/_ui";

export type Scope = NonNullable<inferRouterInputs<AppRouter>["workspaces"]["createApiKey"]["scopes"]>[number];
type Subject = Scope extends `${infer Name}:${string}` ? Name : never;
const VERBS = ["read", "write"] as const;

const subjectsOf = (scopes: readonly string[]) => [...new Set(scopes.map((scope) => scope.split(":")[0] as Subject))];

/** Reading and writing by subject; only what the role could do anyway is offered. */
export function ScopeChoice({ offered, chosen, onChange, fault }: { offered: readonly Scope[]; chosen: readonly Scope[]; onChange: (scopes: Scope[]) => void; fault?: string }) {
  const t = useTranslations("settings");
  const faultId = useId();
  const toggle = (scope: Scope, on: boolean) => onChange(on ? [...chosen, scope] : chosen.filter((one) => one !== scope));
  return (
    <fieldset aria-describedby={fault ? faultId : undefined}>
      <legend className="sr-only">{t("apiKeys.chosen")}</legend>
      <div className="divide-y divide-line border-y border-line">
        {subjectsOf(offered).map((subject) => (
          <div key={subject} className="flex items-center gap-4">
            <span className="min-w-0 flex-1">{t(`apiKeys.subjects.${subject}`)}</span>
            {VERBS.map((verb) => {
              const scope = `${subject}:${verb}` as Scope;
              const name = t(`apiKeys.verbs.${verb}`);
              return (
                <span key={verb} className="w-20 shrink-0">
                  {offered.includes(scope) ? <Checkbox label={name} aria-label={`${t(`apiKeys.subjects.${subject}`)}: ${name}`} checked={chosen.includes(scope)} onChange={(event) => toggle(scope, event.target.checked)} /> : null}
                </span>
              );
            })}
          </div>
        ))}
      </div>
      {fault ? <p id={faultId} role="alert" className="mt-1 text-label text-late">{fault}</p> : null}
    </fieldset>
  );
}

/** A key's scopes in few words: what it may read, what it may also write. */
export function ScopeList({ scopes }: { scopes: readonly string[] }) {
  const t = useTranslations("settings");
  const named = (verb: string) => subjectsOf(scopes.filter((scope) => scope.endsWith(`:${verb}`))).map((subject) => t(`apiKeys.subjects.${subject}`)).join(", ");
  const [reads, writes] = [named("read"), named("write")];
  return (
    <span className="flex flex-col text-label">
      {reads ? <span>{t("apiKeys.reads", { subjects: reads })}</span> : null}
      {writes ? <span>{t("apiKeys.writes", { subjects: writes })}</span> : null}
    </span>
  );
}
