import {
  dismissStatementRun, draftLetter, getLayout, getMail, getPrinted, getProfile, getStatementRun, listAttachments, listMailbox, listStatementRuns, listViews, previewLetter, previewStatements,
  removeAttachment, requestDocument, restoreAttachment, saveLayout, saveProfile, sendDocument, sendStatements,
} from "@/server/modules/documents";
import { router } from "../init";
import { commandProcedure, queryProcedure } from "../procedures";

export const documentsRouter = router({
  request: commandProcedure(requestDocument),
  printed: queryProcedure(getPrinted),
  draftLetter: queryProcedure(draftLetter),
  previewLetter: queryProcedure(previewLetter),
  send: commandProcedure(sendDocument),
  previewStatements: queryProcedure(previewStatements),
  sendStatements: commandProcedure(sendStatements),
  statementRuns: queryProcedure(listStatementRuns),
  statementRun: queryProcedure(getStatementRun),
  dismissStatementRun: commandProcedure(dismissStatementRun),
  mailbox: queryProcedure(listMailbox),
  mail: queryProcedure(getMail),
  attachments: queryProcedure(listAttachments),
  views: queryProcedure(listViews),
  removeAttachment: commandProcedure(removeAttachment),
  restoreAttachment: commandProcedure(restoreAttachment),
  profile: queryProcedure(getProfile),
  layout: queryProcedure(getLayout),
  saveLayout: commandProcedure(saveLayout),
  saveProfile: commandProcedure(saveProfile),
});
