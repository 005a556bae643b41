import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

/** The type of every procedure; only the type reaches the browser. */
export type { AppRouter } from "@/server/trpc/root";

/** What each procedure answers: `RouterOutputs["customers"]["list"]`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
/** What each procedure takes. */
export type RouterInputs = inferRouterInputs<AppRouter>;
