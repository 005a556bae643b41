import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/app/_trpc/router-type";

/** One order as the record screen reads it. */
export type Order = inferRouterOutputs<AppRouter>["orders"]["get"];
