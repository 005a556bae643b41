"use client";

import { useTranslations } from "next-intl";
import type { Filter } from "@/app/_ui";
import type { LookupSearch } from "@/app/_ui/use-lookup";
import type { FunctionId } from "@/server/kernel/functions";
import type { ListDeclaration } from "@/server/kernel/lists";
import { useMay, useMember } from "../_member-context";

/** What a list's own filters choose from: what the workspace made up itself, and how records are found. */
export interface FilterSources {
  readonly choices?: Readonly<Record<string, readonly { value: string; label: string }[]>>;
  readonly lookups?: Readonly<Record<string, { search: LookupSearch<unknown>; labelOf?: (id: string) => string | undefined }>>;
}

/** The filters of a list with their words. Those set by links appear as chips only. */
export function useListFilters(list: ListDeclaration, { choices = {}, lookups = {} }: FilterSources): Filter[] {
  const t = useTranslations();
  const may = useMay();
  const { functionsOff } = useMember();
  const isOff = (id: FunctionId | undefined) => id !== undefined && functionsOff.includes(id);
  return list.filters.flatMap((filter): Filter[] => {
    if (filter.permission && !may(filter.permission)) return [];
    const label = t(filter.label as never);
    const { name } = filter;
    if (filter.kind === "choice") {
      const options = filter.options.filter((value) => !isOff(filter.functions?.[value])).map((value) => ({ value, label: t((filter.texts?.[value] ?? `${filter.words}.${value}`) as never) }));
      return [{ kind: "choice", name, label, options }];
    }
    if (filter.kind === "own") return [{ kind: "choice", name, label, options: choices[name] ?? [] }];
    if (filter.kind === "record") return lookups[name] ? [{ kind: "lookup", name, label, ...lookups[name] }] : [];
    if (filter.kind === "link") return filter.quiet ? [] : [{ kind: "link", name, label }];
    return [{ kind: filter.kind, name, label }];
  });
}
