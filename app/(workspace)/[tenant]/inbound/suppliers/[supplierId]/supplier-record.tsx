"use client";

import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RecordTimeline } from "@/app/(workspace)/_timeline/record-timeline";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { AppRouter } from "@/app/_trpc/router-type";
import { Button, DataTable, PageSkeleton, PropertyList, RecordColumns, RecordHeader, Section, StateBadge } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { onDemand } from "@/app/_ui/on-demand";
import { phoneText } from "@/server/kernel/phone-number";
import { postalLines } from "@/server/kernel/postal-address";
import { useWorkspacePath } from "../../../../_member-context";
import { ExpectedState } from "../../_components/inbound-list";
import { SupplierItems } from "./supplier-items";

const SupplierDialog = onDemand(() => import("../supplier-dialog").then((module) => module.SupplierDialog));

type Supplier = inferRouterOutputs<AppRouter>["supply"]["supplier"];

/** A supplier: how to reach them, what they supply, what they announced last. */
export function SupplierRecord({ supplierId }: { supplierId: string }) {
  const t = useTranslations("supply");
  const trpc = useTRPC();
  const query = useQuery(trpc.supply.supplier.queryOptions({ supplierId }));
  const [editing, setEditing] = useState(false);
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("tabs.suppliers")} />;
  const supplier = query.data;
  const mayEdit = supplier.availableActions.some((action) => action === "edit");
  return (
    <>
      <RecordHeader
        number={supplier.name}
        party={supplier.code}
        state={<StateBadge tone={supplier.status === "active" ? "settled" : "quiet"}>{t(`suppliers.status.${supplier.status as "active"}`)}</StateBadge>}
        primary={mayEdit ? <Button icon={<Pencil />} keys="e" onClick={() => setEditing(true)}>{t("suppliers.editVerb")}</Button> : undefined}
      />
      <RecordColumns aside={<><Particulars supplier={supplier} /><RecordTimeline type="supplier" id={supplier.id} /></>}>
        <SupplierItems supplierId={supplier.id} mayEdit={mayEdit} />
        <Announced supplierId={supplier.id} />
      </RecordColumns>
      {editing ? <SupplierDialog supplierId={supplier.id} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function Particulars({ supplier }: { supplier: Supplier }) {
  const t = useTranslations("supply");
  const format = useFormat();
  const link = (scheme: string, value: string | null, shown = value) => (value ? <a className="text-accent hover:underline" href={`${scheme}:${value}`}>{shown}</a> : null);
  const place = postalLines(supplier, format.country);
  return (
    <Section flush title={t("suppliers.particulars")}>
      <PropertyList
        properties={[
          { label: t("suppliers.contactName"), value: [supplier.contactName, supplier.contactTitle].filter(Boolean).join(", ") || null },
          { label: t("suppliers.phone"), value: link("tel", supplier.phone, supplier.phone ? phoneText(supplier.phone, supplier.country) : null) },
          { label: t("suppliers.email"), value: link("mailto", supplier.email) },
          { label: t("suppliers.website"), value: supplier.website },
          { label: t("suppliers.place"), value: place.length > 0 ? place.map((line) => <span key={line} className="block">{line}</span>) : null },
        ]}
      />
    </Section>
  );
}

function Announced({ supplierId }: { supplierId: string }) {
  const t = useTranslations("supply");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const query = useQuery(trpc.supply.expected.queryOptions({ supplierId, sort: "-dueOn", limit: 10 }));
  if (query.error) return <QueryFault compact error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Section title={t("tabs.announced")}>
      <DataTable
        label={t("tabs.announced")}
        compact
        rows={query.data?.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => path(`/inbound/${row.id}`)}
        columns={[
          { key: "number", header: t("number"), cell: (row) => row.number },
          { key: "warehouse", header: t("warehouse"), cell: (row) => row.warehouseName },
          { key: "dueOn", header: t("dueOn"), cell: (row) => format.date(row.dueOn, { relative: true }) },
          { key: "state", header: t("state"), cell: (row) => <ExpectedState status={row.status} overdue={row.overdue} /> },
          { key: "waiting", header: t("linesWaiting"), numeric: true, cell: (row) => t("waitingOf", { waiting: row.waiting, lines: row.lines }) },
        ]}
        empty={<p className="text-ink-3">{t("suppliers.nothingAnnounced")}</p>}
      />
    </Section>
  );
}
