import { toMinor } from "@/server/kernel/money";
import { setCreditLimit } from "@/server/modules/credit";
import { upsertCustomer } from "@/server/modules/customers";
import type { InputOf } from "@/server/platform/command";
import type { TenantScope } from "@/server/platform/tenant-scope";
import { given, group, references, type BringIn, type Brought } from "./kind";
import { membersByText, termsByText } from "./lookups";

type CustomerInput = InputOf<typeof upsertCustomer>;

/** CUS-19: customers with their entity, contact, address and credit limit. */
export const bringCustomers: BringIn = async (scope, records) => {
  const uses = (name: string) => records.some((one) => one.values[name]);
  const terms = await termsByText(scope, uses("paymentTerms"));
  const members = await membersByText(scope, uses("owner"));
  const brought: Brought[] = [];
  for (const { values } of records) {
    const refs = references();
    const paymentTermsId = refs.find(terms, values["paymentTerms"], "paymentTerms", "imports.terms_unknown");
    const ownerUserId = refs.find(members, values["owner"], "owner", "imports.member_unknown");
    refs.settle();
    const { code, name, type, paymentTerms: _terms, owner: _owner, creditLimit, ...rest } = values;
    const plain = Object.fromEntries(Object.entries(rest).filter(([field]) => !field.includes(".")));
    const place = group(values, "address");
    // A country alone says where the company is, not where it lives.
    const address = place && Object.entries(place).some(([field, value]) => field !== "country" && value !== null) ? place : undefined;
    const entity = group(values, "entity");
    const contact = group(values, "contact");
    // A file is the outside world: the door's own schema judges what was put together here.
    const input = {
      ...plain,
      code: code ?? "",
      name: name ?? undefined,
      type: type ?? undefined,
      ...(paymentTermsId ? { paymentTermsId } : {}),
      ...(ownerUserId ? { ownerUserId } : {}),
      ...(entity || place?.["country"] ? { entity: { ...entity, name: given(entity ?? {}, "name"), country: given(entity ?? {}, "country") ?? given(place ?? {}, "country") } } : {}),
      ...(contact ? { contact } : {}),
      ...(address ? { address: { ...address, country: address["country"] ?? scope.workspace.country } } : {}),
    } as unknown as CustomerInput;
    const { customerId, outcome } = await upsertCustomer.within(scope, input);
    const limited = await bringLimit(scope, customerId, creditLimit);
    brought.push({ entityType: "customer", entityId: customerId, outcome: outcome === "unchanged" && limited ? "updated" : outcome });
  }
  return brought;
};

/**
 * An amount in the home currency. An empty cell leaves the limit as it is: what nobody wrote lifts no limit.
 * @returns whether it changed @throws NaruError of `setCreditLimit`
 */
async function bringLimit(scope: TenantScope, customerId: string, text: string | null | undefined): Promise<boolean> {
  if (!text) return false;
  const { changed } = await setCreditLimit.within(scope, { customerId: customerId as never, limitMinor: toMinor(text, scope.workspace.homeCurrency) });
  return changed;
}
