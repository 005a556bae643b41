import type { RouterOutputs } from "@/app/_trpc/router-type";

export type Run = RouterOutputs["imports"]["get"];
