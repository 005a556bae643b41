import { silentCustomers, todayFigures, todayWork } from "@/server/modules/today";
import { router } from "../init";
import { queryProcedure } from "../procedures";

export const todayRouter = router({ work: queryProcedure(todayWork), figures: queryProcedure(todayFigures), silent: queryProcedure(silentCustomers) });
