import { ledgerRouter } from "./routers/ledger";
import { createCallerFactory, router } from "./init";
import { accountRouter } from "./routers/account";
import { catalogRouter } from "./routers/catalog";
import { customersRouter } from "./routers/customers";
import { membersRouter } from "./routers/members";
import { promisingRouter } from "./routers/promising";
import { pricingRouter } from "./routers/pricing";
import { workspacesRouter } from "./routers/workspaces";

/** Every procedure of the product. `lazy()` is not used: the leak matrix must see them all. */
export const appRouter = router({
  ledger: ledgerRouter,
  account: accountRouter,
  members: membersRouter,
  promising: promisingRouter,
  workspaces: workspacesRouter,
import { catalogRouter } from "./routers/catalog";
import { customersRouter } from "./routers/customers";
import { pricingRouter } from "./routers/pricing";

/** Every procedure of the product. `lazy()` is not used: the leak matrix must see them all. */
export const appRouter = router({
  catalog: catalogRouter,
  customers: customersRouter,
  members: membersRouter,
  pricing: pricingRouter,
  workspaces: workspacesRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
