import { activitiesRouter } from "./routers/activities";
import { auditRouter } from "./routers/audit";
import { booksCheckRouter } from "./routers/books-check";
import { creditRouter } from "./routers/credit";
import { documentsRouter } from "./routers/documents";
import { receivablesRouter } from "./routers/receivables";
import { ledgerRouter } from "./routers/ledger";
import { createCallerFactory, router } from "./init";
import { accountRouter } from "./routers/account";
import { jobsRouter } from "./routers/jobs";
import { membersRouter } from "./routers/members";
import { notificationsRouter } from "./routers/notifications";
import { draftsRouter } from "./routers/drafts";
import { importsRouter } from "./routers/imports";
import { listsRouter } from "./routers/lists";
import { promisingRouter } from "./routers/promising";
import { stockRouter } from "./routers/stock";
import { supplyRouter } from "./routers/supply";
import { todayRouter } from "./routers/today";
import { webhooksRouter } from "./routers/webhooks";
import { workspacesRouter } from "./routers/workspaces";
import { catalogRouter } from "./routers/catalog";
import { customersRouter } from "./routers/customers";
import { ordersRouter } from "./routers/orders";
import { invoicingRouter } from "./routers/invoicing";
import { pricingRouter } from "./routers/pricing";
import { recordsRouter } from "./routers/records";
import { searchRouter } from "./routers/search";
import { setupRouter } from "./routers/setup";
import { shipmentsRouter } from "./routers/shipments";

/** Every procedure of the product. `lazy()` is not used: the leak matrix must see them all. */
export const appRouter = router({
  activities: activitiesRouter,
  catalog: catalogRouter,
  customers: customersRouter,
  documents: documentsRouter,
  drafts: draftsRouter,
  invoicing: invoicingRouter,
  orders: ordersRouter,
  pricing: pricingRouter,
  ledger: ledgerRouter,
  receivables: receivablesRouter,
  credit: creditRouter,
  audit: auditRouter,
  booksCheck: booksCheckRouter,
  account: accountRouter,
  imports: importsRouter,
  jobs: jobsRouter,
  lists: listsRouter,
  members: membersRouter,
  notifications: notificationsRouter,
  promising: promisingRouter,
  records: recordsRouter,
  search: searchRouter,
  setup: setupRouter,
  shipments: shipmentsRouter,
  stock: stockRouter,
  supply: supplyRouter,
  today: todayRouter,
  webhooks: webhooksRouter,
  workspaces: workspacesRouter,
});

export type AppRouter = typeof appRouter;
export const createCaller = createCallerFactory(appRouter);
