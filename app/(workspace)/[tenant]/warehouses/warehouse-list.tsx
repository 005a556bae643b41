"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import { Button, Chip, PageHeader, PageSkeleton, Section } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { useMay } from "../../_member-context";
import { LocationDialog, WarehouseDialog } from "./warehouse-dialogs";
import type { Location, Warehouse } from "./warehouse-list-type";

type Editing = { kind: "warehouse"; warehouse?: Warehouse } | { kind: "location"; warehouse: Warehouse; location?: Location };

/** Warehouses and the places in them. */
export function WarehouseList({ tabs }: { tabs: ReactNode }) {
  const t = useTranslations("stock");
  const format = useFormat();
  const trpc = useTRPC();
  const may = useMay();
  const [editing, setEditing] = useState<Editing | null>(null);
  const query = useQuery(trpc.stock.warehouses.queryOptions({ archived: true }));
  const setUp = may("stock.setup");
  const close = () => setEditing(null);
  return (
    <>
      <PageHeader title={t("tabs.warehouses")} primary={setUp ? <Button tone="primary" keys="c" onClick={() => setEditing({ kind: "warehouse" })}>{t("warehouses.create")}</Button> : undefined} />
      {tabs}
      {query.error ? <QueryFault error={query.error} onRetry={() => void query.refetch()} /> : !query.data ? <PageSkeleton label={t("tabs.warehouses")} /> : query.data.map((warehouse, i) => (
        <Section
          key={warehouse.id} flush={i === 0}
          title={<span className="flex items-center gap-2">{warehouse.name} <span className="font-normal text-ink-3">{warehouse.code}</span>{warehouse.isDefault ? <Chip tone="settled">{t("warehouses.default")}</Chip> : null}{warehouse.archived ? <Chip>{t("warehouses.archived")}</Chip> : null}</span>}
          description={[warehouse.address, warehouse.city, warehouse.country ? format.country(warehouse.country) : null].filter(Boolean).join(", ") || undefined}
          actions={setUp ? <><Button onClick={() => setEditing({ kind: "location", warehouse })}>{t("warehouses.addLocation")}</Button><Button onClick={() => setEditing({ kind: "warehouse", warehouse })}>{t("edit")}</Button></> : undefined}
        >
          <ul aria-label={t("warehouses.locationsOf", { warehouse: warehouse.name })} className="flex flex-wrap gap-2">
            {warehouse.locations.map((location) => (
              <li key={location.id}>
                {setUp ? (
                  <Button onClick={() => setEditing({ kind: "location", warehouse, location })}><LocationName location={location} /></Button>
                ) : <Chip><LocationName location={location} /></Chip>}
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {editing?.kind === "warehouse" ? <WarehouseDialog warehouse={editing.warehouse} onClose={close} /> : null}
      {editing?.kind === "location" ? <LocationDialog warehouse={editing.warehouse} location={editing.location} onClose={close} /> : null}
    </>
  );
}

function LocationName({ location }: { location: Location }) {
  const t = useTranslations("stock");
  const notes = [location.name, location.isDefault ? t("warehouses.default") : null, location.archived ? t("warehouses.archived") : null].filter(Boolean);
  return <span>{location.code}{notes.length > 0 ? <span className="text-ink-3"> {notes.join(" · ")}</span> : null}</span>;
}
