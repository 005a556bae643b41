import { conflict } from "@/server/kernel/errors";
import { requireVisibleCustomer } from "@/server/modules/customers";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { updateOrderInput } from "../inputs";
import { lockOrder, readLines, replaceDraft } from "../store";
import { orderSearchText, prepareOrder } from "./prepare-order";

/** Replaces the content of a draft. Whoever saves second is shown what the first changed. */
export const updateOrder = defineCommand({
  name: "orders.update-order",
  permission: "orders.edit",
  input: updateOrderInput,
  async run(scope, input) {
    const before = await lockOrder(scope, input.orderId);
    await requireVisibleCustomer(scope, before.customerId);
    if (before.status !== "draft") throw conflict("orders.not_a_draft", { number: before.number, state: before.status });
    const prepared = await prepareOrder(scope, input);
    if (before.version !== input.version) {
      throw await recordChanged(scope, { entityType: "order", entityId: before.id, current: before, wanted: prepared.order });
    }
    const oldLines = await readLines(scope, before.id);
    const order = { ...prepared.order, searchText: orderSearchText(before.number, { ...prepared.order, externalKey: before.externalKey }) };
    await replaceDraft(scope, before.id, input.version, order, prepared.lines, prepared.charges);
    return done(
      { orderId: before.id, number: before.number, version: input.version + 1 },
      {
        audit: {
          entityType: "order",
          entityId: before.id,
          entityLabel: before.number,
          changes: {
            ...changedFields(before, { ...prepared.order, searchText: before.searchText }),
            ...(oldLines.length === prepared.lines.length ? {} : { lines: [oldLines.length, prepared.lines.length] }),
          },
        },
      },
    );
  },
});
