import type { AnyJob } from "./define-job";
import { deliverEventJob } from "./handlers/deliver-event";
import { fillSampleJob, removeSampleJob } from "./handlers/fill-sample";
import { followChangesJob } from "./handlers/follow-changes";
import { printDocumentJob } from "./handlers/print-document";
import { runImportJob } from "./handlers/run-import";
import { exportListJob } from "./handlers/export-list";
import { runScheduleJob } from "./handlers/run-schedule";
import { sendStatementsJob } from "./handlers/send-statements";
import { sendWebhookJob } from "./handlers/send-webhook";
import { sendMailJob, sendSharedMailJob } from "./handlers/send-mail";

/**
 * Every kind of background work. A job is declared once: the relay asks it what is due, the queue carries its payload,
 * the worker hands the payload back to it.
 */
export const jobCatalog: readonly AnyJob[] = [deliverEventJob, sendMailJob, sendSharedMailJob, runScheduleJob, runImportJob, exportListJob, sendStatementsJob, printDocumentJob, sendWebhookJob, followChangesJob, fillSampleJob, removeSampleJob];
