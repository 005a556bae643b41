"use client";

import { useTranslations } from "next-intl";
import { RowRefused, type BulkAction } from "@/app/(workspace)/_lists/use-bulk";
import { useTRPC } from "@/app/_trpc/client";
import type { RouterOutputs } from "@/app/_trpc/router-type";
import { useSend } from "@/app/_trpc/use-send";
import { useMay } from "../../../_member-context";

type Row = RouterOutputs["orders"]["list"]["rows"][number];

/** What can be done to many orders: each by its own command, with its checks. */
export function useOrderBulk(): BulkAction<Row>[] {
  const t = useTranslations("lists.orders");
  const o = useTranslations("orders");
  const trpc = useTRPC();
  const may = useMay();
  const confirm = useSend(trpc.orders.confirm);
  const hold = useSend(trpc.orders.hold);
  const release = useSend(trpc.orders.release);
  const cancel = useSend(trpc.orders.cancel);
  const reinstate = useSend(trpc.orders.reinstate);
  const close = useSend(trpc.orders.close);
  const reopen = useSend(trpc.orders.reopen);
  const id = (row: Row) => row.id as never;
  const confirmOne = async (row: Row) => {
    const { outcome, number } = await confirm({ orderId: id(row) });
    // The command itself succeeds with what its checks found; for this row that is a refusal.
    if (outcome !== "confirmed") throw new RowRefused(o(outcome === "held" ? "done.held" : "done.stopped", { number }));
  };
  const actions: (BulkAction<Row> & { permission: string })[] = [
    {
      id: "confirm", label: t("confirm"), permission: "orders.confirm",
      applies: (row) => row.status === "draft",
      run: confirmOne,
    },
    { id: "hold", label: t("hold"), permission: "orders.confirm", asksReason: true, applies: (row) => row.status === "confirmed", run: (row, reason) => hold({ orderId: id(row), reason }), undo: (row) => release({ orderId: id(row) }) },
    { id: "release", label: t("release"), permission: "orders.confirm", applies: (row) => row.status === "confirmed", run: (row) => release({ orderId: id(row) }) },
    { id: "close", label: t("close"), permission: "orders.cancel", asksReason: true, applies: (row) => row.availableActions.includes("close"), run: (row, reason) => close({ orderId: id(row), reason }), undo: (row) => reopen({ orderId: id(row) }) },
    {
      id: "cancel", label: t("cancel"), permission: "orders.cancel", asksReason: true, danger: true,
      applies: (row) => row.availableActions.includes("cancel"),
      run: (row, reason) => cancel({ orderId: id(row), reason }),
      // It comes back as a draft; what had been confirmed is confirmed again, by the same checks.
      undo: async (row) => {
        await reinstate({ orderId: id(row) });
        if (row.status === "confirmed") await confirmOne(row);
      },
    },
  ];
  return actions.filter((action) => may(action.permission));
}
