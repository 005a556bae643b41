import { tokenOf } from "@/server/platform/secrets";

/** The key itself: a fixed beginning by which scanners know it, then 256 bits that only its id and our secret give. */
export function apiKeyText(apiKeyId: string): string {
  return `naru_${tokenOf("api-key", apiKeyId)}`;
}
