import type { RouterOutputs } from "@/app/_trpc/router-type";

export type ExposureRow = RouterOutputs["credit"]["exposure"]["rows"][number];
