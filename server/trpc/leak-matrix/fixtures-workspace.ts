import type { Fixtures } from "./fixture-type";

/** The workspace itself, what happened in it, its members, its background work, notifications. */
export const workspaceFixtures: Fixtures = {
  "audit.ofRecord": (w) => [
    { type: "order", id: w.openOrder }, { type: "shipment", id: w.shipment.dispatched }, { type: "invoice", id: w.returnedInvoice },
    { type: "customer", id: w.customer }, { type: "receipt", id: w.receipt },
  ],

  "imports.list": () => ({}),
  "imports.get": (w) => ({ importRunId: w.draftRun }),
  "imports.preview": (w) => ({ importRunId: w.draftRun }),
  "imports.faultyRows": (w) => ({ importRunId: w.checkedRun }),
  "imports.faultGroups": (w) => ({ importRunId: w.checkedRun }),
  "imports.keptRows": (w) => ({ importRunId: w.checkedRun }),
  "imports.correct": (w) => ({ importRunId: w.checkedRun, cells: {} }),
  "imports.undo": (w) => ({ importRunId: w.undoableRun }),
  "imports.errorFile": (w) => ({ importRunId: w.checkedRun }),
  "imports.create": (w) => ({ kind: "orders", fileId: w.ordersFile, linesFileId: w.linesFile }),
  "imports.configure": (w) => ({ importRunId: w.draftRun, dateOrder: "dmy" }),
  "imports.check": (w) => ({ importRunId: w.draftRun }),
  "imports.start": (w) => ({ importRunId: w.checkedRun }),
  "imports.cancel": (w) => ({ importRunId: w.checkedRun }),

  "jobs.overview": () => ({}),
  "jobs.dead": (w) => ({ cursor: { deadAt: new Date("2030-01-01T00:00:00Z"), id: w.deadEvent } }),
  "jobs.schedules": () => ({}),
  "jobs.troubledMails": () => ({}),
  "jobs.retry": (w) => ({ eventId: w.deadEvent }),
  "jobs.retryAll": () => ({}),
  "jobs.resendMail": (w) => ({ mailId: w.failedMail }),

  "booksCheck.latest": () => ({}),
  "booksCheck.run": () => ({}),

  "lists.state": () => ({ list: "orders" }),
  "lists.saveView": () => ({ list: "orders", name: "Matrix", shared: false, params: { status: "draft" }, layout: null }),
  "lists.updateView": (w) => ({ viewId: w.listView, version: 1, name: "Renamed" }),
  "lists.deleteView": (w) => ({ viewId: w.listView }),
  "lists.chooseDefaultView": (w) => ({ list: "orders", viewId: w.listView }),
  "lists.keepLayout": () => ({ list: "orders", layout: { columns: ["number", "amount"], widths: { number: 120 }, density: "compact" } }),
  "lists.exports": () => ({}),
  "lists.startExport": () => ({ list: "orders", format: "csv", params: {}, columns: ["number"] }),
  "lists.dismissExport": (w) => ({ exportId: w.listExport }),

  "members.list": () => ({}),
  "members.passwordLink": (w) => ({ userId: w.user }),
  "members.invitations": () => ({}),
  "members.invite": () => ({ email: "matrix.invited@naru.example", role: "sales_rep" }),
  "members.renewInvitation": (w) => ({ invitationId: w.invitation }),
  "members.revokeInvitation": (w) => ({ invitationId: w.invitation }),
  "members.changeRole": (w) => ({ userId: w.user, role: "warehouse" }),
  "members.deactivate": (w) => ({ userId: w.user }),
  "members.reactivate": (w) => ({ userId: w.deactivatedUser }),

  "notifications.list": (w) => ({ cursor: w.notification }),
  "notifications.unreadCount": () => ({}),
  "notifications.markRead": (w) => ({ notificationId: w.notification }),
  "notifications.markAllRead": (w) => ({ newestSeenId: w.notification }),
  "notifications.preferences": () => ({}),
  "notifications.choose": () => ({ code: "orders.held", channel: "mail" }),

  "today.work": () => ({}),
  "today.figures": () => ({}),
  "today.silent": () => ({}),
  "search.everything": () => ({ search: "Matrix" }),

  "workspaces.settings": () => ({}),
  "workspaces.changeCompany": (w) => ({ name: "Renamed", timeZone: "Asia/Seoul", language: "en", version: w.tenantVersion }),
  "workspaces.changePolicies": (w) => ({
    repsSeeOwnCustomersOnly: false, revenueRecognition: "dispatch", creditPolicy: "hold",
    manualDiscountLimitPercent: "5", dueSoonDays: 3, version: w.tenantVersion,
  }),
  "workspaces.apiKeys": () => ({}),
  "workspaces.createApiKey": () => ({ name: "Another", role: "sales_rep" }),
  "workspaces.revokeApiKey": (w) => ({ apiKeyId: w.apiKey }),
};
