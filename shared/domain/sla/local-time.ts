import { dayMs, dayOf, minuteMs } from './calendar.ts';
import { offsetAt } from './zone.ts';

/** A local time without its zone, as forms have it: `2026-11-25T16:00`. */
const localTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/** The instant of a local time in a zone; undefined for another text. A time that clocks skip is taken as before the change. */
export function instantOfLocal(zone: string, local: string): number | undefined {
  const parts = localTime.exec(local)?.slice(1).map(Number);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const asUtcMs = dayOf(year, month, day) * dayMs + (hour * 60 + minute) * minuteMs;
  const guessMs = asUtcMs - offsetAt(zone, asUtcMs - dayMs);
  const offsetMs = offsetAt(zone, guessMs);
  return asUtcMs - offsetMs;
}

/** The local time in a zone at an instant. */
export function localOfInstant(zone: string, ms: number): string {
  return new Date(ms + offsetAt(zone, ms)).toISOString().slice(0, 16);
}
