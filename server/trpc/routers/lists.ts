import { chooseDefaultView, deleteView, dismissExport, keepLayout, listExports, listState, saveView, startExport, updateView } from "@/server/modules/lists";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const listsRouter = router({
  state: queryProcedure(listState),
  saveView: commandProcedure(saveView),
  updateView: commandProcedure(updateView),
  deleteView: commandProcedure(deleteView),
  chooseDefaultView: commandProcedure(chooseDefaultView),
  keepLayout: commandProcedure(keepLayout),
  exports: queryProcedure(listExports),
  startExport: commandProcedure(startExport),
  dismissExport: commandProcedure(dismissExport),
});
