"use client";

import { Section } from "@/app/_ui";
import { AreaChart, BarChart, DonutChart } from "@/app/_ui/charts";
import { useFormat } from "@/app/_ui/format";

const months = ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"];

export function ChartSample() {
  const format = useFormat();
  const money = { format: (value: bigint) => format.money(value), formatShort: (value: bigint) => format.moneyShort(value) };
  const byMonth = months.map((month, index) => ({
    label: format.month(month, "short"),
    values: { orders: BigInt(820_000_000 + index * 130_000_000), invoices: BigInt(700_000_000 + ((index * 7) % 4) * 150_000_000) },
  }));
  const series = [
    { key: "orders", label: "Ordered", colour: "teal" as const },
    { key: "invoices", label: "Invoiced", colour: "sky" as const },
  ];
  return (
    <Section title="Charts">
      <div className="grid gap-8 lg:grid-cols-2">
        <BarChart question="Do we invoice what we sell?" labelHeader="Month" rows={byMonth} series={series} {...money} />
        <AreaChart question="How have orders grown?" labelHeader="Month" rows={byMonth} series={series.slice(0, 1)} {...money} />
        <DonutChart
          question="How old is what customers owe us?"
          labelHeader="Age"
          rows={[
            { label: "Not due", values: { owed: 412_000_000n } }, { label: "1–30 days", values: { owed: 133_000_000n } },
            { label: "31–60 days", values: { owed: 58_000_000n } }, { label: "over 60 days", values: { owed: 21_400_000n } },
          ]}
          series={[{ key: "owed", label: "Owed", colour: "teal" }]}
          {...money}
        />
        <BarChart
          lying
          question="Who owes most?"
          labelHeader="Customer"
          rows={["Mirae Foods", "Hanil Electronics", "上海东方贸易有限公司", "주식회사 대한민국글로벌네트워크유통물류"].map((label, index) => ({ label, values: { owed: BigInt(90_000_000 - index * 17_000_000) } }))}
          series={[{ key: "owed", label: "Owed", colour: "red" }]}
          {...money}
        />
        <BarChart question="What was returned?" labelHeader="Month" rows={[]} series={series} {...money} />
      </div>
    </Section>
  );
}
