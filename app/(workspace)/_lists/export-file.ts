import type { RouterOutputs } from "@/app/_trpc/router-type";

export type Export = RouterOutputs["lists"]["exports"][number];

export const isUnfinished = (one: Export) => one.status === "queued" || one.status === "running";

export const addressOfFile = (slug: string, fileId: string) => `/api/files/${slug}/${fileId}`;
