import { auditOfRecord } from "@/server/modules/audit";
import { router } from "../init";
import { queryProcedure } from "../procedures";

export const auditRouter = router({
  ofRecord: queryProcedure(auditOfRecord),
});
