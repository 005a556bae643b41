import type { z } from "zod";
import type { Database } from "@/db/client";
import type { Clock } from "@/server/platform/clock";
import type { IdentityContext, IdentityScope } from "@/server/platform/identity";
import type { MailTransport } from "@/server/platform/mail-transport";
import type { OutboundSettings } from "@/server/platform/outbound-post";
import type { RetryPolicy } from "@/server/platform/retry-policy";
import type { Subscriber } from "@/server/platform/subscription";
import type { TenantContext, TenantScope } from "@/server/platform/tenant-scope";
import type { ScheduledWork } from "./schedules";

/**
 * The queues and how many of their jobs one worker does at a time. Mail is slow and rated; webhooks wait for
 * strangers, which costs nothing but room, and a few slow ones must leave room for the others: each has its own.
 */
export const QUEUES = {
  work: { concurrency: 4 },
  printing: { concurrency: 1 },
  webhooks: { concurrency: 64 },
  mail: { concurrency: 2, rate: { max: 20, durationMs: 1000 } },
} as const;
export type QueueName = keyof typeof QUEUES;

/** What jobs work with besides their payload. */
export interface JobServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly subscribers: readonly Subscriber[];
  readonly retry: RetryPolicy;
  readonly schedules: ScheduledWork;
  /** Where webhooks may go, and how long they may take. */
  readonly outbound: OutboundSettings;
  /** Null when no mail server is set: mail is suppressed. */
  readonly mail: { readonly transport: MailTransport; readonly from: string } | null;
}

interface JobParts<Name extends string, Payload> {
  readonly name: Name;
  readonly queue: QueueName;
  /** Names one piece of work at one try: adding it to the queue again does nothing. No colon. */
  id(payload: Payload): string;
}

/** Work of one workspace. */
export interface TenantJob<Name extends string = string, Schema extends z.ZodType<{ tenantId: string }> = z.ZodType<{ tenantId: string }>>
  extends JobParts<Name, z.output<Schema>> {
  readonly kind: "tenant";
  readonly payload: Schema;
  /** What PostgreSQL says is to be done in a workspace now: the relay puts it into the queue as often as need be. */
  due(scope: TenantScope, services: JobServices): Promise<readonly z.output<Schema>[]>;
  /** What is found due at the same look goes into the queue as one wake-up, so many at most: what costs the most is to begin. */
  readonly join?: { readonly most: number; payloads(several: readonly z.output<Schema>[]): z.output<Schema> };
  run(context: TenantContext, payload: z.output<Schema>, services: JobServices): Promise<void>;
}

/** Work on the shared tables. */
export interface SharedJob<Name extends string = string, Schema extends z.ZodType = z.ZodType> extends JobParts<Name, z.output<Schema>> {
  readonly kind: "shared";
  readonly payload: Schema;
  due(scope: IdentityScope, services: JobServices): Promise<readonly z.output<Schema>[]>;
  run(context: IdentityContext, payload: z.output<Schema>, services: JobServices): Promise<void>;
}

/** A job of any payload, as the catalogue lists it; the payload is parsed before it reaches `run`. */
export type AnyTenantJob = Omit<TenantJob, "id" | "due" | "run" | "join"> & {
  id(payload: never): string;
  readonly join?: { readonly most: number; payloads(several: readonly never[]): { tenantId: string } };
  due(scope: TenantScope, services: JobServices): Promise<readonly { tenantId: string }[]>;
  run(context: TenantContext, payload: never, services: JobServices): Promise<void>;
};
export type AnySharedJob = Omit<SharedJob, "id" | "due" | "run"> & {
  id(payload: never): string;
  due(scope: IdentityScope, services: JobServices): Promise<readonly unknown[]>;
  run(context: IdentityContext, payload: never, services: JobServices): Promise<void>;
};
export type AnyJob = AnyTenantJob | AnySharedJob;

/** Declares work of one workspace: name, payload (which carries the tenant), where it is written down, and what it does. */
export function defineJob<const Name extends string, Schema extends z.ZodType<{ tenantId: string }>>(
  job: Omit<TenantJob<Name, Schema>, "kind">,
): TenantJob<Name, Schema> {
  return { kind: "tenant", ...job };
}

/** Declares work on the shared tables. */
export function defineSharedJob<const Name extends string, Schema extends z.ZodType>(job: Omit<SharedJob<Name, Schema>, "kind">): SharedJob<Name, Schema> {
  return { kind: "shared", ...job };
}
