import { ledgerRouter } from "./routers/ledger";
import { createCallerFactory, router } from "./init";

/** Every procedure of the product. `lazy()` is not used: the leak matrix must see them all. */
export const appRouter = router({
  ledger: ledgerRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
