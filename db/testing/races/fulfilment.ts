import { issueCreditNote, issueInvoice } from "@/server/modules/invoicing";
import { dispatchShipment } from "@/server/modules/shipments";
import { systemActor } from "@/server/platform/actor";
import { execute } from "@/server/platform/command";
import { newId } from "@/server/platform/new-id";
import { fixedClock } from "@/server/platform/clock";
import type { TenantContext, Workspace } from "@/server/platform/tenant-scope";
import type { RaceRun } from "../race";

export interface Contested {
  workspace: Workspace;
  /** The moment it is for everyone, ISO. */
  at: string;
  shipmentId: string;
  invoiceId: string;
  invoiceLineId: string;
}

type Attempt = Parameters<RaceRun<Contested>>[0];
const contextOf = ({ database, data }: Attempt): TenantContext => ({
  database, workspace: data.workspace, actor: systemActor("race"), clock: fixedClock(new Date(data.at)), requestId: "race",
});

export const dispatchIt: RaceRun<Contested> = (attempt) => execute(contextOf(attempt), dispatchShipment, { shipmentId: attempt.data.shipmentId }, newId());

export const invoiceIt: RaceRun<Contested> = (attempt) => execute(contextOf(attempt), issueInvoice, { shipmentIds: [attempt.data.shipmentId] }, newId());

export const creditIt: RaceRun<Contested> = (attempt) =>
  execute(contextOf(attempt), issueCreditNote, { invoiceId: attempt.data.invoiceId, reason: "race", lines: [{ invoiceLineId: attempt.data.invoiceLineId, quantity: "3" }] }, newId());
