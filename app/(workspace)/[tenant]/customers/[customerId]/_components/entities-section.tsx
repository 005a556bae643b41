"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Chip, Menu, Section, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import type { CustomerRecord } from "../../_components/customer-values";
import { EntityDialog, type EntityTask } from "./entity-dialog";

type Entity = CustomerRecord["entities"][number];

/** The companies of the customer over time: those in force first, replaced ones with their successor (CUS-03). */
export function EntitiesSection({ customerId, entities, mayEdit }: { customerId: string; entities: readonly Entity[]; mayEdit: boolean }) {
  const t = useTranslations("customers");
  const format = useFormat();
  const [task, setTask] = useState<EntityTask | null>(null);
  const makeDefault = useCommand(useTRPC().customers.setDefaultEntity);
  const inForce = (entity: Entity) => entity.validTo === null || entity.validTo >= format.today;
  const ordered = [...entities].sort((a, b) => Number(inForce(b)) - Number(inForce(a)));
  const actionsOf = (entity: Entity): MenuAction[] => [
    { id: "edit", label: t("entities.edit"), onSelect: () => setTask({ kind: "edit", entity }) },
    ...(entity.validTo === null ? [{ id: "replace", label: t("entities.replace"), onSelect: () => setTask({ kind: "replace", entity }) }] : []),
    ...(!entity.isDefault && inForce(entity)
      ? [{ id: "default", label: t("entities.makeDefault"), onSelect: () => makeDefault.run({ legalEntityId: entity.id }) }]
      : []),
  ];
  return (
    <Section
      title={t("entities.title")}
      description={t("entities.description")}
      actions={mayEdit ? <Button size="small" onClick={() => setTask({ kind: "add", customerId })}>{t("entities.add")}</Button> : undefined}
    >
      <ul className="flex flex-col">
        {ordered.map((entity) => (
          <li key={entity.id} className="flex items-start justify-between gap-3 border-b py-2 last:border-b-0">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2">
                <span className={inForce(entity) ? "font-medium" : "text-ink-2"}>{entity.name}</span>
                {entity.isDefault ? <Chip tone="settled">{t("entities.default")}</Chip> : null}
              </p>
              <p className="text-label text-ink-3">
                {[format.country(entity.country), entity.registrationNumber, entity.taxNumber, spanText(entity, t, format.date)].filter(Boolean).join(" · ")}
                {entity.replacedById ? ` · ${t("entities.replacedBy", { name: entities.find((e) => e.id === entity.replacedById)?.name ?? "" })}` : null}
              </p>
            </div>
            {mayEdit ? <Menu actions={actionsOf(entity)} label={t("entities.actions", { name: entity.name })} /> : null}
          </li>
        ))}
      </ul>
      {task ? <EntityDialog task={task} onClose={() => setTask(null)} /> : null}
    </Section>
  );
}

function spanText(entity: Entity, t: (key: string, values?: Record<string, string>) => string, date: (day: string) => string): string {
  const from = entity.validFrom ? date(entity.validFrom) : null;
  const to = entity.validTo ? date(entity.validTo) : null;
  if (from && to) return t("entities.until", { from, to });
  if (to) return t("entities.untilOnly", { to });
  return from ? t("entities.since", { from }) : t("entities.fromStart");
}
