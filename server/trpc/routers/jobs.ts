import { listDeadEvents, listSchedules, listTroubledMails, resendMail, retryAllDeadEvents, retryDeadEvent, workOverview } from "@/server/platform/dead-letters";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const jobsRouter = router({
  overview: queryProcedure(workOverview),
  dead: queryProcedure(listDeadEvents),
  schedules: queryProcedure(listSchedules),
  troubledMails: queryProcedure(listTroubledMails),
  retry: commandProcedure(retryDeadEvent),
  retryAll: commandProcedure(retryAllDeadEvents),
  resendMail: commandProcedure(resendMail),
});
