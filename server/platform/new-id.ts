import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

/** Bytes of one id's randomness. */
const SIZE = 16;
// Asking the system for random bytes costs more than all the rest of making an id, so they are fetched for many at once.
const pool = new Uint8Array(SIZE * 512);
let used = pool.length;
/** The moment and the sequence of the last id: within a millisecond ids count up, so that they sort as they were made. */
let [lastMsecs, sequence] = [0, 0];

/** A new record id: UUID version 7, so that ids sort by the time they were made. */
export function newId<Id extends string = string>(): Id {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + SIZE);
  used += SIZE;
  const now = Date.now();
  if (now > lastMsecs) {
    lastMsecs = now;
    sequence = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 2;
  } else sequence += 1;
  return v7({ random, msecs: lastMsecs, seq: sequence }) as Id;
}
