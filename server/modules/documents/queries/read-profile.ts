import { eq } from "drizzle-orm";
import { z } from "zod";
import { companyProfiles } from "@/db/schema/documents";
import { defineQuery } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";

const EMPTY = {
  registrationNumber: null, taxNumber: null, representative: null, line1: null, line2: null, city: null, region: null, postalCode: null,
  phone: null, email: null, website: null, bankName: null, bankAccount: null, bankHolder: null, bankCode: null, logoFileId: null, sealFileId: null,
};

/** The company's particulars; version 0 when none were entered yet. */
export async function readProfile(scope: TenantScope) {
  const [row] = await scope.db.select().from(companyProfiles).where(eq(companyProfiles.tenantId, scope.tenantId));
  if (!row) return { ...EMPTY, version: 0 };
  const { tenantId: _tenant, id: _id, updatedAt: _at, ...profile } = row;
  return profile;
}

/** What stands on the letterhead. */
export const getProfile = defineQuery({
  name: "documents.get-profile",
  permission: "settings.view",
  input: z.object({}),
  run: readProfile,
});
