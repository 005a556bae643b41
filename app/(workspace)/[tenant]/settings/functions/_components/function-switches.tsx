"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useErrorText } from "@/app/_trpc/use-error-text";
import { useCommand } from "@/app/_trpc/use-command";
import { Section, Switch, toastDone } from "@/app/_ui";
import type { FunctionId } from "@/server/kernel/functions";
import { useMay, useMember } from "../../../../_member-context";
import { functionGroups } from "./function-groups";

/** What the workspace does with and without; each takes effect at once, and can be taken back from the message. */
export function FunctionSwitches() {
  const t = useTranslations("settings.functions");
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <p className="text-ink-2">{t("lead")}</p>
      {functionGroups.map((group) => (
        <Section key={group.id} flush title={t(`groups.${group.id}`)}>
          <ul className="rounded-lg border bg-surface">
            {group.functions.map((id) => <FunctionRow key={id} id={id} />)}
          </ul>
        </Section>
      ))}
    </div>
  );
}

function FunctionRow({ id }: { id: FunctionId }) {
  const t = useTranslations("settings.functions");
  const member = useMember();
  const editable = useMay()("settings.manage");
  const { textOf } = useErrorText();
  const [refusal, setRefusal] = useState<string | null>(null);
  // From the press until the page knows it.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const name = t(`of.${id}.name`);
  const change = useCommand(useTRPC().workspaces.switchFunction, {
    onDone: ({ on }) => toastDone(t(on ? "switchedOn" : "switchedOff", { name }), { undo: { label: t("undo"), onUndo: () => change.run({ function: id, on: !on }) } }),
    onRefused: (refused) => {
      setWanted(null);
      if (refused.code !== "function.in_use") return false;
      setRefusal(textOf(refused.code, refused.params));
      return true;
    },
  });
  const on = !member.functionsOff.includes(id);
  if (wanted === on) setWanted(null);
  return (
    <li className="border-b px-4 py-3 last:border-b-0">
      <Switch
        label={name}
        hint={t(`of.${id}.hint`)}
        fault={refusal}
        checked={wanted ?? on}
        pending={change.pending}
        disabled={!editable}
        onChange={(chosen) => {
          setRefusal(null);
          setWanted(chosen);
          change.run({ function: id, on: chosen });
        }}
      />
    </li>
  );
}
