"use client";

import { useQuery } from "@tanstack/react-query";
import { Archive, ArchiveRestore, BookText, Pencil, Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { useWorkspacePath, useMay } from "@/app/(workspace)/_member-context";
import { languageName } from "@/app/(workspace)/_workspaces/place-choices";
import { CustomerItemCodes } from "@/app/(workspace)/_item-codes/item-codes-section";
import { RecordFiles } from "@/app/(workspace)/_documents/record-files";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { phoneText } from "@/server/kernel/phone-number";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { useCommand } from "@/app/_trpc/use-command";
import { Chip, LinkButton, PageSkeleton, PropertyList, RecordColumns, RecordHeader, Section, StateBadge, Tabs, toastDone, type MenuAction } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import { toneOfCustomer } from "../../_components/customer-tones";
import type { CustomerRecord as Card } from "../../_components/customer-values";
import { AddressesSection } from "./addresses-section";
import { CardFigures } from "./card-figures";
import { CardListTab } from "./card-lists";
import { CARD_LISTS, cardHref, cardTab, TAB_PERMISSION, type CardTab } from "./card-tabs";
import { ContactsSection } from "./contacts-section";
import { EntitiesSection } from "./entities-section";
import { LayoutSection } from "./layout-section";
import { RevenueSection } from "./revenue-section";
import { SchemeSection } from "./scheme-section";

const ActivityDialog = onDemand(() => import("@/app/(workspace)/_activities/activity-dialog").then((module) => module.ActivityDialog));

export function CustomerRecord({ customerId }: { customerId: string }) {
  const ui = useTranslations("ui");
  const trpc = useTRPC();
  const record = useQuery(trpc.customers.get.queryOptions({ customerId }));
  if (record.error) return <QueryFault error={record.error} onRetry={() => void record.refetch()} />;
  if (!record.data) return <PageSkeleton label={ui("loading")} />;
  return <CustomerCard card={record.data} />;
}

function CustomerCard({ card }: { card: Card }) {
  const t = useTranslations("customers");
  const path = useWorkspacePath();
  const { customer } = card;
  const [logging, setLogging] = useState(false);
  const onLog = useMay()("activities.log") ? () => setLogging(true) : undefined;
  const actions = useCustomerActions(card, onLog);
  const [asked] = useQueryState("tab", parseAsString);
  const tabs = useCardTabs(customer.id, cardTab(asked));
  const status = customer.status as "active" | "inactive";
  return (
    <>
      <RecordHeader
        number={customer.name}
        party={customer.code}
        state={<StateBadge tone={toneOfCustomer[status]}>{t(`status.${status}`)}</StateBadge>}
        meta={<><Chip>{t(`type.${customer.type as "direct"}`)}</Chip><HoldMark customerId={customer.id} /></>}
        primary={
          card.availableActions.includes("order") ? (
            <LinkButton tone="primary" href={path(`/orders/new?customer=${customer.id}`)} keys="c">{t("record.newOrder")}</LinkButton>
          ) : undefined
        }
        actions={actions}
      />
      <div className={tabs.shown === "overview" ? undefined : "max-sm:hidden"}><CardFigures customerId={customer.id} code={customer.code} /></div>
      <Tabs label={t("card.tabs.label")} tabs={tabs.links} />
      {tabs.shown === "overview" ? <Overview card={card} onLog={onLog} /> : tabs.shown === "history" ? <RecordTimeline type="customer" id={customer.id} onLog={onLog} /> : <CardListTab tab={tabs.shown} customerId={customer.id} />}
      {logging ? <ActivityDialog customerId={customer.id} activity={null} onClose={() => setLogging(false)} /> : null}
    </>
  );
}

/** The tabs that the reader may open, each an address; changing between them asks the server for rows only. */
function useCardTabs(customerId: string, asked: CardTab) {
  const t = useTranslations("customers.card.tabs");
  const path = useWorkspacePath();
  const may = useMay();
  const offered: CardTab[] = ["overview", ...CARD_LISTS.filter((tab) => may(TAB_PERMISSION[tab])), "history"];
  const shown = offered.includes(asked) ? asked : "overview";
  const links = offered.map((tab) => {
    const href = cardHref(path(`/customers/${customerId}`), { tab });
    // Filters and sort belong to the list that is left: the new tab begins without them.
    return { href, label: t(tab), active: tab === shown, onChoose: () => window.history.pushState(null, "", href) };
  });
  return { shown, links };
}

/** An order of a customer on hold is not confirmed: whoever opens the card sees it first. */
function HoldMark({ customerId }: { customerId: string }) {
  const t = useTranslations("credit");
  const may = useMay();
  const credit = useQuery(useTRPC().credit.ofCustomer.queryOptions({ customerId }, { enabled: may("credit.view") }));
  if (!credit.data?.held) return null;
  return <StateBadge tone="late">{credit.data.holdReason ? t("heldBecause", { reason: credit.data.holdReason }) : t("held")}</StateBadge>;
}

function Overview({ card, onLog }: { card: Card; onLog?: () => void }) {
  const t = useTranslations("customers");
  const may = useMay();
  const { customer } = card;
  const mayEdit = card.availableActions.includes("edit");
  return (
    <RecordColumns
      aside={
        <>
          <Particulars card={card} />
          <RecordTimeline type="customer" id={customer.id} onLog={onLog} />
        </>
      }
    >
      {may("invoices.view") ? <RevenueSection customerId={customer.id} /> : null}
      {customer.specialNotes ? (
        <Section flush={!may("invoices.view")} title={t("field.specialNotes")}><p className="max-w-prose whitespace-pre-line">{customer.specialNotes}</p></Section>
      ) : null}
      <ContactsSection customerId={customer.id} contacts={card.contacts} country={countryOf(card)} mayEdit={mayEdit} flush={!customer.specialNotes && !may("invoices.view")} />
      <EntitiesSection customerId={customer.id} entities={card.entities} mayEdit={mayEdit} />
      <AddressesSection customerId={customer.id} addresses={card.addresses} mayEdit={mayEdit} />
      {may("price_lists.view") ? <SchemeSection customerId={customer.id} customerName={customer.name} /> : null}
      {may("orders.view") ? <CustomerItemCodes customerId={customer.id} name={customer.name} /> : null}
      <LayoutSection customerId={customer.id} customerName={customer.name} />
      <RecordFiles type="customer" id={customer.id} />
    </RecordColumns>
  );
}

function useCustomerActions({ customer, availableActions }: Card, onLog?: () => void): MenuAction[] {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const path = useWorkspacePath();
  const may = useMay();
  const activate = useCommand(trpc.customers.activate, { doneText: t("record.activated", { name: customer.name }) });
  const archive = useCommand(trpc.customers.archive, {
    onDone: (done) =>
      toastDone(t("record.archived", { name: customer.name }), {
        undo: { label: t("record.undo"), onUndo: () => activate.run({ customerId: customer.id, version: done.version }) },
      }),
  });
  const target = { customerId: customer.id, version: customer.version };
  const all: Partial<Record<string, MenuAction>> = {
    edit: { id: "edit", label: t("record.edit"), icon: <Pencil />, keys: "e", href: path(`/customers/${customer.id}/edit`) },
    archive: { id: "archive", label: t("record.archive"), icon: <Archive />, separated: true, onSelect: () => archive.run(target) },
    activate: { id: "activate", label: t("record.activate"), icon: <ArchiveRestore />, separated: true, onSelect: () => activate.run(target) },
  };
  const statement: MenuAction[] = may("receivables.view") ? [{ id: "statement", label: t("record.statement"), icon: <BookText />, href: path(`/receivables/customers/${customer.id}`) }] : [];
  const log: MenuAction[] = onLog ? [{ id: "log", label: t("record.log"), icon: <Phone />, keys: "l", onSelect: onLog }] : [];
  return [...log, ...statement, ...availableActions.flatMap((action) => all[action] ?? [])];
}

/** Where the customer is called: the country of its entity in force. */
function countryOf({ entities }: Card): string | null {
  return (entities.find((entity) => entity.isDefault) ?? entities[0])?.country ?? null;
}

function Particulars({ card }: { card: Card }) {
  const t = useTranslations("customers");
  const format = useFormat();
  const { customer } = card;
  const website = customer.website && /^https?:\/\//.test(customer.website) ? customer.website : customer.website ? `https://${customer.website}` : null;
  return (
    <Section flush title={t("record.particulars")}>
      <PropertyList
        properties={[
          { label: t("field.phone"), value: customer.phone ? <a className="text-accent hover:underline" href={`tel:${customer.phone}`}>{phoneText(customer.phone, countryOf(card))}</a> : null },
          { label: t("field.email"), value: customer.email ? <a className="text-accent hover:underline" href={`mailto:${customer.email}`}>{customer.email}</a> : null },
          { label: t("field.website"), value: website ? <a className="text-accent hover:underline" href={website} rel="noreferrer" target="_blank">{customer.website}</a> : null },
          { label: t("field.regionCode"), value: customer.regionCode },
          { label: t("field.industry"), value: customer.industry },
          ...typeProperties(card, t, format.percent),
          { label: t("field.ownerUserId"), value: card.owner?.name },
          { label: t("field.paymentTermsId"), value: card.paymentTerms?.name ?? t("field.noTerms") },
          { label: t("field.language"), value: languageName(customer.language) ?? t("field.ourLanguage") },
          { label: t("field.bankName"), value: customer.bankName },
          { label: t("field.bankAccount"), value: customer.bankAccount },
        ]}
      />
    </Section>
  );
}

function typeProperties({ customer }: Card, t: (key: string) => string, percent: (points: string) => string) {
  switch (customer.type) {
    case "agent":
      return [
        { label: t("field.commissionPercent"), value: customer.commissionPercent ? percent(customer.commissionPercent) : null },
        { label: t("field.commissionPayee"), value: customer.commissionPayee },
      ];
    case "distributor":
      return [{ label: t("field.territory"), value: customer.territory }];
    default:
      return [{ label: t("field.endUse"), value: customer.endUse }];
  }
}
