import type { RouterOutputs } from "@/app/_trpc/router-type";

export type TaxCode = RouterOutputs["catalog"]["taxCodes"]["rows"][number];
