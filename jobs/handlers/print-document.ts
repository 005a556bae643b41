import { z } from "zod";
import { duePrintings, printDocument } from "@/server/modules/documents";
import { defineJob } from "../define-job";

const BATCH = 200;

/** Prints documents: seconds of CPU each, so one at a time. */
export const printDocumentJob = defineJob({
  name: "documents.print",
  queue: "printing",
  payload: z.object({ tenantId: z.uuid(), documentId: z.uuid(), attempts: z.number().int() }),
  id: ({ documentId, attempts }) => `document.${documentId}.${attempts}`,
  async due(scope) {
    const due = await duePrintings(scope, BATCH);
    return due.map(({ id, attempts }) => ({ tenantId: scope.tenantId, documentId: id, attempts }));
  },
  async run(context, { documentId, attempts }) {
    await printDocument(context, { documentId, attempts });
  },
});
