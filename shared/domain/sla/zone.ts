import { type Day, dayMs, minuteMs } from './calendar.ts';

/** A part of a local day, [startMs, endMs), with a single offset from UTC; all in milliseconds. */
export type Piece = {
  readonly day: Day;
  readonly startMs: number;
  readonly endMs: number;
  readonly offsetMs: number;
};

type ZonePiece = { readonly startMs: number; readonly endMs: number; readonly offsetMs: number };

// Offsets are sampled once a day: from 1970 to 2040 no zone changes its clocks twice within a week (tz data 2025c).
const sampleMs = dayMs;
const blockMs = 32 * dayMs;
// A piece is never longer than a day, so with a margin of a day no piece is cut at the edge of a block.
const marginMs = dayMs;

const formatters = new Map<string, Intl.DateTimeFormat>();
const blocks = new Map<string, readonly ZonePiece[]>();

function remembered<Value>(cache: Map<string, Value>, limit: number, key: string, make: () => Value): Value {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  const oldest = cache.size < limit ? undefined : cache.keys().next().value;
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(key, made);
  return made;
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const make = () => new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return remembered(formatters, 64, zone, make);
}

/** Whether this runtime knows an IANA zone name. A bare offset is refused: only newer engines take it. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** The offset of a zone's clocks from UTC at an instant, in milliseconds. Throws RangeError for an unknown zone. */
export function offsetAt(zone: string, ms: number): number {
  // For example '3/10/2024, GMT-05:00', 'GMT' for UTC, 'GMT-00:44:30' for Monrovia before 1972.
  const [, sign, hours, minutes, seconds = '0'] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatterOf(zone).format(ms)) ?? [];
  if (sign === undefined) return 0;
  const ahead = Number(hours) * 60 * minuteMs + Number(minutes) * minuteMs + Number(seconds) * 1000;
  return sign === '-' ? -ahead : ahead;
}

/** The first instant after `fromMs` at which the offset differs; one must differ at `toMs`. Both are whole seconds. */
function transitionBetween(zone: string, fromMs: number, toMs: number): number {
  const before = offsetAt(zone, fromMs);
  let same = fromMs / 1000;
  let different = toMs / 1000;
  while (different - same > 1) {
    const middle = Math.floor((same + different) / 2);
    if (offsetAt(zone, middle * 1000) === before) same = middle;
    else different = middle;
  }
  return different * 1000;
}

function stretchesBetween(zone: string, fromMs: number, toMs: number): readonly ZonePiece[] {
  const stretches: ZonePiece[] = [];
  let startMs = fromMs;
  let offsetMs = offsetAt(zone, fromMs);
  for (let sample = fromMs + sampleMs; sample <= toMs; sample += sampleMs) {
    const offsetThere = offsetAt(zone, sample);
    if (offsetMs === offsetThere) continue;
    const endMs = transitionBetween(zone, sample - sampleMs, sample);
    stretches.push({ startMs, endMs, offsetMs });
    startMs = endMs;
    offsetMs = offsetThere;
  }
  return [...stretches, { startMs, endMs: toMs, offsetMs }];
}

function stretchAt(zone: string, ms: number): ZonePiece {
  const block = Math.floor(ms / blockMs);
  const startMs = block * blockMs;
  const make = () => stretchesBetween(zone, startMs - marginMs, startMs + blockMs + marginMs);
  const found = remembered(blocks, 4096, `${block} ${zone}`, make).find((stretch) => ms < stretch.endMs);
  if (!found) throw new RangeError(`${ms} is not an instant`);
  return found;
}

/** The local calendar date at an instant. Throws RangeError for an unknown zone or an impossible instant. */
export function localDayAt(zone: string, ms: number): Day {
  return Math.floor((ms + stretchAt(zone, ms).offsetMs) / dayMs);
}

/** The piece of a local day that contains an instant. Throws RangeError for an unknown zone or an impossible instant. */
export function pieceAt(zone: string, ms: number): Piece {
  const { startMs, endMs, offsetMs } = stretchAt(zone, ms);
  const day = Math.floor((ms + offsetMs) / dayMs);
  const midnightMs = day * dayMs - offsetMs;
  return { day, startMs: Math.max(startMs, midnightMs), endMs: Math.min(endMs, midnightMs + dayMs), offsetMs };
}
