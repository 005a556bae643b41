import { now } from "../platform/clock";

export const heavy = now();
