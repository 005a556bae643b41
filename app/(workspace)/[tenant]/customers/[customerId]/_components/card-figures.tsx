"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMay, useWorkspacePath } from "@/app/(workspace)/_member-context";
import { useTRPC } from "@/app/_trpc/client";
import { QueryFault } from "@/app/_trpc/query-fault";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { Skeleton, StatTile, StatTiles } from "@/app/_ui";
import { useFormat } from "@/app/_ui/format";
import { AgingStrip } from "../../../receivables/_components/aging-bar";
import { AGES } from "../../../receivables/_components/receivable-tones";
import { cardHref } from "./card-tabs";

type Account = RouterOutputs["receivables"]["account"];
type Credit = RouterOutputs["credit"]["ofCustomer"];
type Revenue = RouterOutputs["invoicing"]["customerRevenue"];

/** Balance, what is late, credit and sales at a glance; every figure leads to its rows. Who may see none of them sees no tiles. */
export function CardFigures({ customerId, code }: { customerId: string; code: string }) {
  const trpc = useTRPC();
  const may = useMay();
  const [owed, lent, sold] = [may("receivables.view"), may("credit.view"), may("invoices.view")];
  const account = useQuery(trpc.receivables.account.queryOptions({ customerId }, { enabled: owed }));
  const credit = useQuery(trpc.credit.ofCustomer.queryOptions({ customerId }, { enabled: lent }));
  const revenue = useQuery(trpc.invoicing.customerRevenue.queryOptions({ customerId, months: 12 }, { enabled: sold }));
  if (!owed && !lent && !sold) return null;
  const failed = [account, credit, revenue].find((query) => query.error);
  if (failed?.error) return <QueryFault compact error={failed.error} onRetry={() => void failed.refetch()} />;
  if ((owed && !account.data) || (lent && !credit.data) || (sold && !revenue.data)) return <Skeleton className="h-20 rounded-lg" />;
  return (
    <div className="flex flex-col gap-2">
      <StatTiles>
        {account.data ? <Owed account={account.data} customerId={customerId} /> : null}
        {credit.data ? <Lent credit={credit.data} customerId={customerId} code={code} /> : null}
        {revenue.data ? <Sold revenue={revenue.data} customerId={customerId} /> : null}
      </StatTiles>
      {account.data && account.data.receivableMinor > 0n ? <Ages account={account.data} customerId={customerId} /> : null}
    </div>
  );
}

const useCard = (customerId: string) => {
  const path = useWorkspacePath();
  return (params: Record<string, string>) => cardHref(path(`/customers/${customerId}`), params);
};

function Owed({ account, customerId }: { account: Account; customerId: string }) {
  const t = useTranslations("customers.card");
  const format = useFormat();
  const path = useWorkspacePath();
  const card = useCard(customerId);
  const { oldest } = account;
  return (
    <>
      <StatTile
        label={t("balance")} value={format.money(account.balanceMinor, undefined, { zero: "dash" })} href={path(`/receivables/customers/${customerId}`)}
        note={account.advanceMinor > 0n ? t("advance", { amount: format.money(account.advanceMinor) }) : undefined}
      />
      <StatTile
        label={t("overdue")} value={format.money(account.overdueMinor, undefined, { zero: "dash" })} href={card({ tab: "open" })} tone={account.overdueMinor > 0n ? "late" : "quiet"}
        note={oldest ? t(oldest.overdue ? "oldestLate" : "oldestDue", { number: oldest.number, on: format.date(oldest.dueOn) }) : t("nothingOpen")}
      />
    </>
  );
}

function Lent({ credit, customerId, code }: { credit: Credit; customerId: string; code: string }) {
  const t = useTranslations("customers.card");
  const format = useFormat();
  const path = useWorkspacePath();
  const card = useCard(customerId);
  const { limitMinor, exposureMinor, overMinor, held } = credit;
  const words = useTranslations("credit");
  const used = limitMinor === null ? `${words("exposure")} ${format.money(exposureMinor)}` : t("used", { used: format.money(exposureMinor), limit: format.money(limitMinor) });
  return (
    <>
      <StatTile
        label={t(overMinor > 0n ? "over" : "free")} tone={overMinor > 0n || held ? "late" : "quiet"} href={path(`/receivables/exposure?q=${encodeURIComponent(code)}`)}
        value={limitMinor === null ? t("noLimit") : format.money(overMinor > 0n ? overMinor : limitMinor - exposureMinor, undefined, { zero: "dash" })}
        note={limitMinor === null && exposureMinor === 0n ? undefined : used}
      />
      <StatTile label={t("openOrders")} value={format.money(credit.committedMinor, undefined, { zero: "dash" })} href={card({ tab: "orders", status: "confirmed" })} note={t("openOrdersNote")} />
    </>
  );
}

function Sold({ revenue, customerId }: { revenue: Revenue; customerId: string }) {
  const t = useTranslations("customers.card");
  const format = useFormat();
  const card = useCard(customerId);
  return (
    <StatTile
      label={t("sales")} value={format.money(revenue.netMinor, undefined, { zero: "dash" })} href={card({ tab: "invoices", issuedFrom: revenue.from })}
      note={revenue.beforeMinor === 0n ? t("noSalesBefore") : t("salesBefore", { amount: format.money(revenue.beforeMinor) })}
    />
  );
}

/** What is owed by age in one line; each age leads to its documents. */
function Ages({ account, customerId }: { account: Account; customerId: string }) {
  const t = useTranslations("receivables");
  const format = useFormat();
  const card = useCard(customerId);
  return (
    <div className="flex flex-col gap-1">
      <AgingStrip aging={account.aging} />
      <ul className="flex flex-wrap gap-x-4 gap-y-1 text-label">
        {AGES.flatMap((age) => {
          const part = account.aging.find((one) => one.bucket === age);
          if (!part || part.count === 0) return [];
          return [
            <li key={age}>
              <Link href={card({ tab: "open", bucket: age })} className="inline-flex items-center gap-1 py-0.5 text-ink-2 hover:text-accent hover:underline max-sm:min-h-6">
                {t(`age.${age}`)} <span className={age === "current" ? "font-medium text-ink" : "font-medium text-late"}>{format.money(part.openMinor)}</span>
              </Link>
            </li>,
          ];
        })}
      </ul>
    </div>
  );
}
