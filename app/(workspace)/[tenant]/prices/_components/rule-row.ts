import type { RouterOutputs } from "@/app/_trpc/router-type";

export type RuleRow = RouterOutputs["pricing"]["rules"]["rows"][number];
