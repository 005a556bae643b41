import { conflict, fault, refused } from "@/server/kernel/errors";
import { changedFields } from "@/server/platform/audit";
import { defineCommand, defineStep, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { createPriceListInput, priceListVersionInput, updatePriceListInput } from "../inputs";
import { findBasePriceList, findPriceListByCode, requirePriceList } from "../queries/find-pricing";
import { spanFaults } from "../rules/span-faults";
import { insertPriceList, updatePriceListRow } from "../store";

const codeFault = (code: string) => fault("code", "pricing.list_code_taken", { code });

/** @throws NaruError `pricing.list_invalid` with every fault */
export const createPriceList = defineCommand({
  name: "pricing.create-price-list",
  permission: "price_lists.edit",
  input: createPriceListInput,
  async run(scope, input) {
    const currency = input.currency ?? scope.workspace.homeCurrency;
    const faults = spanFaults(input);
    if (await findPriceListByCode(scope, input.code)) faults.unshift(codeFault(input.code));
    if (currency !== scope.workspace.homeCurrency) faults.push(fault("currency", "pricing.currency_not_home", { currency: scope.workspace.homeCurrency }));
    if (faults.length > 0) throw refused("pricing.list_invalid", { count: faults.length }, faults);
    const list = await insertPriceList(scope, { ...input, currency });
    if (!list) throw refused("pricing.list_invalid", { count: 1 }, [codeFault(input.code)]);
    return done(
      { priceListId: list.id },
      { audit: { entityType: "price_list", entityId: list.id, entityLabel: list.code, changes: changedFields({}, input) } },
    );
  },
});

/** @throws NaruError `record.changed` · `pricing.list_invalid` · `pricing.base_list_dated` */
export const updatePriceList = defineCommand({
  name: "pricing.update-price-list",
  permission: "prices.edit",
  input: updatePriceListInput,
  async run(scope, { priceListId, version, ...fields }) {
    const before = await requirePriceList(scope, priceListId);
    const wanted = { ...fields, validFrom: fields.validFrom ?? null, validTo: fields.validTo ?? null };
    if (before.version !== version) throw await recordChanged(scope, { entityType: "price_list", entityId: priceListId, current: before, wanted });
    const faults = spanFaults(wanted);
    const sameCode = await findPriceListByCode(scope, wanted.code);
    if (sameCode && sameCode.id !== priceListId) faults.unshift(codeFault(wanted.code));
    if (before.isBase && wanted.validTo) faults.push(fault("validTo", "pricing.base_list_dated"));
    if (faults.length > 0) throw refused("pricing.list_invalid", { count: faults.length }, faults);
    const after = await updatePriceListRow(scope, priceListId, version, wanted);
    if (!after) throw await recordChanged(scope, { entityType: "price_list", entityId: priceListId, current: await requirePriceList(scope, priceListId), wanted });
    return done(
      { priceListId, version: after.version },
      { audit: { entityType: "price_list", entityId: priceListId, entityLabel: after.code, changes: changedFields(before, wanted) } },
    );
  },
});

async function setArchived(scope: TenantScope, id: string, version: number, archived: boolean) {
  const before = await requirePriceList(scope, id);
  if (before.isBase && archived) throw refused("pricing.base_list_archived", { code: before.code });
  if (before.archived === archived) throw conflict(archived ? "pricing.list_already_archived" : "pricing.list_already_active", { code: before.code });
  const after = before.version === version ? await updatePriceListRow(scope, id, version, { archived }) : null;
  if (!after) throw await recordChanged(scope, { entityType: "price_list", entityId: id, current: before, wanted: { archived } });
  return done(
    { priceListId: id, version: after.version },
    { audit: { entityType: "price_list", entityId: id, entityLabel: after.code, changes: { archived: [before.archived, archived] } } },
  );
}

/** Gives no more prices from now on; orders that took one from it keep it. */
export const archivePriceList = defineCommand({
  name: "pricing.archive-price-list",
  permission: "price_lists.edit",
  input: priceListVersionInput,
  run: (scope, input) => setArchived(scope, input.priceListId, input.version, true),
});

export const activatePriceList = defineCommand({
  name: "pricing.activate-price-list",
  permission: "price_lists.edit",
  input: priceListVersionInput,
  run: (scope, input) => setArchived(scope, input.priceListId, input.version, false),
});

/** Gives a new workspace the list everyone falls back to; answers the one that exists when run again. */
export const installBasePriceList = defineStep("pricing.install-base-price-list", async (scope, currency: string): Promise<{ priceListId: string }> => {
  const existing = await findBasePriceList(scope, currency);
  if (existing) return { priceListId: existing.id };
  const list = await insertPriceList(scope, { code: "BASE", name: "Base prices", currency, isBase: true });
  if (!list) throw refused("pricing.list_invalid", { count: 1 }, [codeFault("BASE")]);
  return { priceListId: list.id };
});
