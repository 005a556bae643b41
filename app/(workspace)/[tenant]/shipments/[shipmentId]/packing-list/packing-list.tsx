"use client";

import { useQuery } from "@tanstack/react-query";
import { Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Button, cn, LinkButton, PageSkeleton } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMember, useWorkspacePath } from "../../../../_member-context";
import { addressLines } from "../../_components/address-fields";

const cell = "border-b px-2 py-1.5 text-left align-top first:pl-0 last:pr-0";

/** The packing list for paper: seven columns (SHP-05). */
export function PackingList({ shipmentId }: { shipmentId: string }) {
  const t = useTranslations("shipments");
  const trpc = useTRPC();
  const format = useFormat();
  const path = useWorkspacePath();
  const { workspace } = useMember();
  const query = useQuery(trpc.shipments.get.queryOptions({ shipmentId }));
  if (query.error) return <QueryFault error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <PageSkeleton label={t("packing.title")} />;
  const shipment = query.data;
  const heads = [t("packing.seq"), t("record.item"), t("record.typeStatus"), t("record.unfilled"), t("record.toShip"), t("record.location"), t("code.label")];
  return (
    <article className="flex flex-col gap-6">
      <div className="flex gap-2 print:hidden">
        <Button tone="primary" icon={<Printer />} onClick={() => window.print()}>{t("packing.print")}</Button>
        <LinkButton href={path(`/shipments/${shipmentId}`)}>{t("packing.back")}</LinkButton>
      </div>
      <header className="flex flex-wrap justify-between gap-6">
        <div>
          <p className="text-ink-2">{workspace.name}</p>
          <h1 className="text-display">{t("packing.title")} {shipment.number}</h1>
          <p className="text-ink-2">{shipment.orderNumber}{shipment.customerReference ? ` · ${t("record.reference")} ${shipment.customerReference}` : null}</p>
          <p className="text-ink-2">{shipment.warehouseName} · {shipment.shippedOn ?? shipment.plannedOn}</p>
          {shipment.carrier || shipment.trackingNumber ? <p className="text-ink-2">{[shipment.carrier, shipment.trackingNumber].filter(Boolean).join(" · ")}</p> : null}
          {shipment.packages ? <p className="text-ink-2">{t("packing.packagesCount", { count: shipment.packages })}</p> : null}
        </div>
        <address className="not-italic">
          <span className="block font-medium">{shipment.customerName}</span>
          {addressLines(shipment.shipTo, format).map((line) => <span key={line} className="block">{line}</span>)}
        </address>
      </header>
      <div role="region" aria-label={t("record.lines")} tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-collapse">
          <thead>
            <tr>{heads.map((head, index) => <th key={head} scope="col" className={cn(cell, "text-label font-medium text-ink-3", (index === 3 || index === 4) && "text-right")}>{head}</th>)}</tr>
          </thead>
          <tbody>
            {shipment.lines.map((line) => (
              <tr key={line.id}>
                <td className={cell}>{line.lineNo}</td>
                <td className={cell}><span className="font-medium">{line.itemCode}</span> {line.description}</td>
                <td className={cell}>{t(line.itemKind === "service" ? "record.service" : "record.goods")}, {t(line.packed ? "record.packed" : "record.notPacked")}</td>
                <td className={cn(cell, "text-right")}>{format.quantity(line.unfilled, { zero: "dash" })}</td>
                <td className={cn(cell, "text-right font-medium")}>{format.quantity(line.quantity, { unit: line.unitCode })}</td>
                <td className={cell}>{line.locationCode ?? t("record.anyLocation")}</td>
                <td className={cell}>{line.deliveryCode ? t(`code.${line.deliveryCode}`) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shipment.note ? <p>{shipment.note}</p> : null}
    </article>
  );
}
