import { editComment, listColleagues, restoreComment, withdrawComment, writeComment } from "@/server/modules/records";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const recordsRouter = router({
  colleagues: queryProcedure(listColleagues),
  writeComment: commandProcedure(writeComment),
  editComment: commandProcedure(editComment),
  withdrawComment: commandProcedure(withdrawComment),
  restoreComment: commandProcedure(restoreComment),
});
