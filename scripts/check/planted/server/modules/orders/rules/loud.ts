import { now } from "../../../platform/clock";

export const loud = now();
