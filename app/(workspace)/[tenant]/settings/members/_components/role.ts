import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "@/app/_trpc/router-type";

export type Role = inferRouterInputs<AppRouter>["members"]["invite"]["role"];
