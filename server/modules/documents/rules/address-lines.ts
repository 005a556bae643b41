import { postalLines, type PostalAddress as AnyAddress } from "@/server/kernel/postal-address";

export interface PostalAddress extends AnyAddress {
  readonly country: string;
}

/**
 * An address as it stands on paper, in its country's order.
 * @param countryName shown when the address is abroad; null at home
 */
export function addressLines(address: PostalAddress, countryName: string | null): string[] {
  return postalLines(address, () => countryName ?? "");
}
