import ipaddr from "ipaddr.js";

/** Which networks this installation lets workspaces send to. Set by the operator alone, never by a workspace. */
export interface OutboundPolicy {
  /** Loopback, private and unique-local addresses: for on-premises systems and tests. */
  readonly privateNetworks: boolean;
  /** Plain http: for development and for receivers inside the same network. */
  readonly http: boolean;
}

/** What holds unless the operator says otherwise: https to public addresses. */
export const PUBLIC_ONLY: OutboundPolicy = { privateNetworks: false, http: false };

/** Addresses under which clouds hand out credentials; never reached, whatever the policy. */
const METADATA = new Set(["169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192", "fd00:ec2::254", "fd20:ce::254"]);
const INSIDE = new Set(["loopback", "private", "uniqueLocal", "carrierGradeNat"]);

/** Whether requests may go to an IP address; an IPv4 address written as IPv6 counts as what it is. */
export function mayReach(address: string, policy: OutboundPolicy): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (METADATA.has(parsed.toString())) return false;
  const range = parsed.range();
  return range === "unicast" || (policy.privateNetworks && INSIDE.has(range));
}

export type AddressFault = "not_an_address" | "https_only" | "credentials" | "private_address";

/** What is wrong with an endpoint's address as it is written; null when nothing is. Its host's addresses are judged at each request. */
export function faultOfUrl(text: string, policy: OutboundPolicy): AddressFault | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["https:", "http:"].includes(url.protocol) || !url.hostname) return "not_an_address";
  if (url.protocol === "http:" && !policy.http) return "https_only";
  if (url.username || url.password) return "credentials";
  const host = hostOf(url);
  const local = host === "localhost" || host.endsWith(".localhost");
  if (ipaddr.isValid(host) ? !mayReach(host, policy) : local && !policy.privateNetworks) return "private_address";
  return null;
}

/** The host as resolvers take it: IPv6 without brackets, no closing dot. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
}
