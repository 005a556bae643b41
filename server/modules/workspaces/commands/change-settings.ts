import { changedFields } from "@/server/platform/audit";
import { defineCommand, done } from "@/server/platform/command";
import { recordChanged } from "@/server/platform/record-changed";
import { companyInput, policiesInput } from "../inputs";
import { readTenant } from "../queries/get-settings";
import { updateTenant } from "../store-tenants";

/** Name, time zone and language of the company. Country and home currency are fixed: the books are kept in them. */
export const changeCompany = defineCommand({
  name: "workspaces.change-company",
  permission: "settings.manage",
  input: companyInput,
  async run(scope, { version, ...values }) {
    const before = await readTenant(scope);
    const after = await updateTenant(scope, version, values);
    if (after === null) throw await recordChanged(scope, { entityType: "workspace", entityId: scope.tenantId, current: before, wanted: values });
    const { name, timeZone, language } = before;
    const changes = changedFields({ name, timeZone, language }, values);
    return done({ version: after }, { audit: { entityType: "workspace", entityId: scope.tenantId, entityLabel: values.name, changes } });
  },
});

/** The policies that the rules of the workspace follow, from the next command on. */
export const changePolicies = defineCommand({
  name: "workspaces.change-policies",
  permission: "settings.manage",
  input: policiesInput,
  async run(scope, { version, ...settings }) {
    const before = await readTenant(scope);
    const after = await updateTenant(scope, version, { settings: { ...before.settings, ...settings } });
    if (after === null) throw await recordChanged(scope, { entityType: "workspace", entityId: scope.tenantId, current: before.settings, wanted: settings });
    const changes = changedFields(before.settings, settings);
    return done({ version: after }, { audit: { entityType: "workspace", entityId: scope.tenantId, entityLabel: before.name, changes } });
  },
});
