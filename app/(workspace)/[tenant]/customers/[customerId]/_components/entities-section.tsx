"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { useCommand } from "@/app/_trpc/use-command";
import { Button, Chip, Menu, Section, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import type { CustomerRecord } from "../../_components/customer-values";
import { cardHref } from "./card-tabs";
import type { EntityTask } from "./entity-dialog";

const EntityDialog = onDemand(() => import("./entity-dialog").then((module) => module.EntityDialog));

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
                <span className={inForce(entity) ? "min-w-0 font-medium break-words" : "min-w-0 break-words text-ink-2"}>{entity.name}</span>
                {entity.isDefault ? <Chip tone="settled">{t("entities.default")}</Chip> : null}
              </p>
              <p className="text-label text-ink-3">
                {[format.country(entity.country), entity.registrationNumber, entity.taxNumber, spanText(entity, t, format.date)].filter(Boolean).join(" · ")}
                {entity.replacedById ? ` · ${t("entities.replacedBy", { name: entities.find((e) => e.id === entity.replacedById)?.name ?? "" })}` : null}
              </p>
              <EntityFigures customerId={customerId} entityId={entity.id} />
            </div>
            {mayEdit ? <Menu actions={actionsOf(entity)} label={t("entities.actions", { name: entity.name })} /> : null}
          </li>
        ))}
      </ul>
      {task ? <EntityDialog task={task} onClose={() => setTask(null)} /> : null}
    </Section>
  );
}

/** What this company was invoiced in twelve months and owes; the customer's own figures are their sums (CUS-03). */
function EntityFigures({ customerId, entityId }: { customerId: string; entityId: string }) {
  const t = useTranslations("customers.entities");
  const trpc = useTRPC();
  const format = useFormat();
  const may = useMay();
  const path = useWorkspacePath();
  const revenue = useQuery(trpc.invoicing.customerRevenue.queryOptions({ customerId, months: 12 }, { enabled: may("invoices.view") }));
  const account = useQuery(trpc.receivables.account.queryOptions({ customerId }, { enabled: may("receivables.view") }));
  const netMinor = revenue.data?.entities.find((one) => one.legalEntityId === entityId)?.netMinor ?? 0n;
  const owed = account.data?.entities.find((one) => one.legalEntityId === entityId);
  if (netMinor === 0n && !owed) return null;
  const card = (params: Record<string, string>) => cardHref(path(`/customers/${customerId}`), { ...params, entity: entityId });
  const look = "inline-flex items-center hover:text-accent hover:underline max-sm:min-h-6";
  return (
    <p className="flex flex-wrap gap-x-4 text-label text-ink-2">
      {netMinor === 0n || !revenue.data ? null : <Link className={look} href={card({ tab: "invoices", issuedFrom: revenue.data.from })}>{t("sales", { amount: format.money(netMinor) })}</Link>}
      {owed ? <Link className={look} href={card({ tab: "open" })}>{t("owes", { amount: format.money(owed.openMinor) })}</Link> : null}
      {owed && owed.overdueMinor > 0n ? <span className="text-late">{t("overdue", { amount: format.money(owed.overdueMinor) })}</span> : null}
    </p>
  );
}

function spanText(entity: Entity, t: (key: string, values?: Record<string, string>) => string, date: (day: string) => string): string {
  const from = entity.validFrom ? date(entity.validFrom) : null;
  const to = entity.validTo ? date(entity.validTo) : null;
  if (from && to) return t("entities.until", { from, to });
  if (to) return t("entities.untilOnly", { to });
  return from ? t("entities.since", { from }) : t("entities.fromStart");
}
