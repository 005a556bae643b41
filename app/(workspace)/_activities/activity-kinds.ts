import { MapPin, PhoneIncoming, PhoneOutgoing, StickyNote, Users } from "lucide-react";
import type { RouterOutputs } from "@/app/_trpc/router-type";

export type Activity = NonNullable<RouterOutputs["audit"]["ofRecord"]["rows"][number]["activity"]>;
export type ActivityKind = Activity["kind"];

/** In the order in which they are offered. */
export const KINDS = ["call_out", "call_in", "meeting", "visit", "memo"] as const satisfies readonly ActivityKind[];

export const ICONS = { call_out: PhoneOutgoing, call_in: PhoneIncoming, meeting: Users, visit: MapPin, memo: StickyNote } as const satisfies Record<ActivityKind, unknown>;
