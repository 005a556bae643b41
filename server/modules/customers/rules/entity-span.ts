import { addDays, type CalendarDate } from "@/server/kernel/calendar-date";

/** When a legal entity belonged to the customer; null is open. */
export interface EntitySpan {
  readonly id: string;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly isDefault: boolean;
  readonly replacedById: string | null;
}

export function validOn(entity: Pick<EntitySpan, "validFrom" | "validTo">, on: CalendarDate): boolean {
  return (entity.validFrom === null || entity.validFrom <= on) && (entity.validTo === null || entity.validTo >= on);
}

/**
 * The entity a document of a day is made out to by default: the default one if it was valid then, else the one that the
 * default replaced and that was valid then, else any valid one, the earliest first.
 */
export function defaultEntityOn<E extends EntitySpan>(entities: readonly E[], on: CalendarDate): E | null {
  const valid = entities.filter((e) => validOn(e, on));
  const current = entities.find((e) => e.isDefault);
  for (let chosen = current, steps = 0; chosen && steps < entities.length; steps += 1) {
    if (validOn(chosen, on)) return chosen;
    const later: E = chosen;
    chosen = entities.find((e) => e.replacedById === later.id);
  }
  const byStart = [...valid].sort((a, b) => (a.validFrom ?? "").localeCompare(b.validFrom ?? "") || a.id.localeCompare(b.id));
  return byStart[0] ?? null;
}

/**
 * What a replacement means for the old entity: its last day is the day before the new one starts.
 * Null when the old one has already ended, or would end before it began.
 */
export function endBefore(old: EntitySpan, newFrom: CalendarDate): { validTo: CalendarDate } | null {
  const validTo = addDays(newFrom, -1);
  if (old.validTo !== null || old.replacedById !== null) return null;
  if (old.validFrom !== null && validTo < old.validFrom) return null;
  return { validTo };
}
