import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/app/_trpc/router-type";

export type Location = Warehouse["locations"][number];

export type Warehouse = inferRouterOutputs<AppRouter>["stock"]["warehouses"][number];
