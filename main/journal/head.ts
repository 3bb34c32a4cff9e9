import type { CommitLinks, Once } from '../../shared/domain/commit-links.ts';
import { isId } from '../../shared/domain/id.ts';
import { isStamp } from '../../shared/domain/stamp.ts';

export const formatVersion = 1;

/** The longest line in bytes, including its newline. */
export const longestLine = 768 * 1024;

export interface EventHead {
  readonly type: string;
  readonly on: string;
  /** The length and the checksum of the event's slice of `data`. */
  readonly size: number;
  readonly hash: string;
}

export interface CommitHead extends CommitLinks {
  readonly v: typeof formatVersion;
  readonly device: string;
  readonly seq: number;
  readonly stamp: string;
  readonly time: string;
  readonly saw: Readonly<Record<string, readonly string[]>>;
  readonly actor: string;
  readonly op: string;
  readonly key: string;
  readonly events: readonly EventHead[];
  readonly prev: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** More commits than one device writes in centuries; arithmetic with a seq stays exact far beyond it. */
const lastSeq = 1e12;
/** In characters; an emoji counts as one. */
const longestName = 60;

const sumPattern = /^[\w-]{43}$/;
const prevPattern = /^([\w-]{43})?$/;
const tipPattern = /^\d{1,15}\.[\w-]{12}$/;
const targetPattern = /^[a-z][a-z-]{0,39}:[a-z0-9][a-z0-9-]{0,39}$/;
const commitNamePattern = /^[a-z0-9-]{1,40}:\d{1,15}$/;
const timePattern = /^(\d{4})-(\d\d)-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;

/**
 * The head of a line, without fields that this version does not know; undefined if anything in it is impossible. Plain
 * code instead of a schema, because each start without caches checks the heads of all lines.
 */
export function readHead(value: unknown): CommitHead | undefined {
  if (!isFields(value)) return undefined;
  const { v, device, seq, stamp, time, actor, op, key, prev } = value;
  const isSound =
    v === formatVersion &&
    isIdText(device) &&
    isWhole(seq, 1, lastSeq) &&
    typeof stamp === 'string' &&
    isStamp(stamp) &&
    isTime(time) &&
    isName(actor) &&
    isName(op) &&
    isName(key) &&
    matches(prev, prevPattern);
  if (!isSound) return undefined;
  const saw = readSaw(value.saw);
  const links = readLinks(value);
  const events = readEvents(value.events);
  return saw && links && events && { v, device, seq, stamp, time, saw, actor, op, key, ...links, events, prev };
}

function readEvents(value: unknown): EventHead[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const events: EventHead[] = [];
  for (const event of value as readonly unknown[]) {
    if (!isFields(event)) return undefined;
    const { type, on, size, hash } = event;
    const isSound =
      isName(type) && matches(on, targetPattern) && isWhole(size, 2, longestLine) && matches(hash, sumPattern);
    if (!isSound) return undefined;
    events.push({ type, on, size, hash });
  }
  return events;
}

function readSaw(value: unknown): CommitHead['saw'] | undefined {
  if (!isFields(value)) return undefined;
  const saw: Record<string, readonly string[]> = {};
  for (const [device, tips] of Object.entries(value)) {
    if (device === '__proto__') continue; // Left out, so that it cannot become the prototype.
    const isSound =
      isId(device) && Array.isArray(tips) && tips.length > 0 && tips.every((tip) => matches(tip, tipPattern));
    if (!isSound) return undefined;
    saw[device] = tips;
  }
  return saw;
}

function readLinks({ cause, once, batch }: Fields): CommitLinks | undefined {
  if (cause === undefined && once === undefined && batch === undefined) return none;
  const links: { cause?: string; once?: Once; batch?: string } = {};
  if (cause !== undefined) {
    if (!matches(cause, commitNamePattern)) return undefined;
    links.cause = cause;
  }
  if (once !== undefined) {
    const read = readOnce(once);
    if (!read) return undefined;
    links.once = read;
  }
  if (batch !== undefined) {
    if (!isIdText(batch)) return undefined;
    links.batch = batch;
  }
  return links;
}

const none: CommitLinks = {};

function readOnce(value: unknown): Once | undefined {
  if (!isFields(value)) return undefined;
  const { rule, ticket, cause } = value;
  return isIdText(rule) && isIdText(ticket) && matches(cause, commitNamePattern) ? { rule, ticket, cause } : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isIdText(value: unknown): value is string {
  return typeof value === 'string' && isId(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && (value.length <= longestName || [...value].length <= longestName);
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function matches(value: unknown, pattern: RegExp): value is string {
  return typeof value === 'string' && pattern.test(value);
}

/** A date and time in UTC; February 30 is none. */
function isTime(value: unknown): value is string {
  const parts = typeof value === 'string' ? timePattern.exec(value) : null;
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
