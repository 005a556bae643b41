import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/app/_trpc/router-type";

export type Count = inferRouterOutputs<AppRouter>["stock"]["count"];
