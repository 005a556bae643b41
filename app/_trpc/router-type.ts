import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

/** The type of every procedure; only the type reaches the browser. */
export type { AppRouter } from "@/server/trpc/root";

/** What each procedure answers: `RouterOutputs["customers"]["list"]`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
