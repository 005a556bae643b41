/** The type of every procedure; only the type reaches the browser. */
export type { AppRouter } from "@/server/trpc/root";
