import type { NaruErrorData } from "@/app/_trpc/naru-error";

/** The server's faults on lines of an allocation, by receivable, in words. */
export function allocationFaults(
  refusal: NaruErrorData,
  allocations: readonly { receivableId: string }[],
  textOf: (code: string, params: Record<string, string | number>) => string | null,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const fault of refusal.faults ?? []) {
    const line = /^allocations\.(\d+)\./.exec(fault.path)?.[1];
    const receivableId = line === undefined ? undefined : allocations[Number(line)]?.receivableId;
    if (receivableId) found[receivableId] = textOf(fault.code, fault.params) ?? fault.code;
  }
  return found;
}
