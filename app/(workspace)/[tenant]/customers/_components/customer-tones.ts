import type { StateTone } from "@/app/_ui";

export const toneOfCustomer: Record<"active" | "inactive", StateTone> = { active: "settled", inactive: "quiet" };
