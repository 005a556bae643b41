export interface SettingsSection {
  /** Key under "settings.sections", and the last step of the address. */
  id: string;
  /** Who sees it; null for everybody. */
  permission: string | null;
}

/** The tabs of the settings, in order. A section is here when its page exists. */
export const settingsSections: readonly SettingsSection[] = [
  { id: "company", permission: "settings.view" },
  { id: "letterhead", permission: "settings.view" },
  { id: "policies", permission: "settings.view" },
  { id: "functions", permission: "settings.view" },
  { id: "members", permission: "members.view" },
  { id: "payment-terms", permission: "settings.manage" },
  { id: "tax-codes", permission: "tax.edit" },
  { id: "categories", permission: "catalog.edit" },
  { id: "units", permission: "catalog.edit" },
  { id: "api-keys", permission: "api_keys.manage" },
  { id: "webhooks", permission: "webhooks.manage" },
  { id: "mail", permission: "settings.view" },
  { id: "jobs", permission: "jobs.view" },
  { id: "account", permission: null },
];

export function visibleSections(permissions: readonly string[]): SettingsSection[] {
  return settingsSections.filter((section) => section.permission === null || permissions.includes(section.permission));
}
