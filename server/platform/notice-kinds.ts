import type { Permission } from "./permissions";

/** How a person is told: in the app, in the app and by mail, not at all. */
export const NOTICE_CHANNELS = ["app", "mail", "none"] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Every kind of notice, and the right without which nobody is told of it: what a person may choose a channel for. */
export const NOTICE_KINDS = {
  "records.mentioned": "comments.write",
  "orders.held": "credit.release",
  "orders.reservations_released": "orders.edit",
  "shipments.released": "shipments.dispatch",
  "books.differ": "books_check.view",
  "jobs.event_dead": "jobs.retry",
  "webhooks.endpoint_failing": "webhooks.manage",
  "webhooks.endpoint_gone": "webhooks.manage",
} as const satisfies Record<`${string}.${string}`, Permission>;

export type NoticeKind = keyof typeof NOTICE_KINDS;
export const ALL_NOTICE_KINDS = Object.keys(NOTICE_KINDS) as [NoticeKind, ...NoticeKind[]];
