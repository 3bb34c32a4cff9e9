import type { Body } from './body.ts';
import type { StampedEvent } from './event.ts';
import { type Posted, postedSchema } from './ticket/conversation.ts';

/** The visible letters of a text, without blanks, line breaks and invisible characters. */
export function lettersOf(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, '');
}

/** The entry that a commit added to a thread, if any. */
export function postedIn(events: readonly StampedEvent[]): Posted | undefined {
  const { data } = events.find(({ type }) => type === 'conversation.posted') ?? {};
  const parsed = postedSchema.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

/** The summary of the ticket that a commit opened, if any. */
export function summaryIn(events: readonly StampedEvent[]): string {
  const { data } = events.find(({ type }) => type === 'fields.filled') ?? {};
  const values = typeof data === 'object' && data !== null && 'values' in data ? data.values : undefined;
  return textAt(values, 'summary');
}

/** What a commit noted about a requester, if anything. */
export function notedIn(events: readonly StampedEvent[]): string {
  const { data } = events.find(({ type, target }) => type === 'record.put' && target.kind === 'person') ?? {};
  return textAt(fieldsOf(data), 'note');
}

function textAt(values: unknown, name: string): string {
  const value = typeof values === 'object' && values !== null ? (values as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The parts of an operation's input that a person wrote. */
const written = ['details', 'remark', 'summary', 'value', 'reason', 'note'] as const;

/**
 * Whether a commit holds all text and files of an operation's input: only then may a repeated key be answered with its
 * result. For commits of earlier versions, which do not record the request.
 */
export function holdsWordsOf(
  events: readonly StampedEvent[],
  input: unknown,
  clean: (html: string, files: readonly string[]) => Body,
): boolean {
  const parts = (typeof input === 'object' && input !== null ? input : {}) as Readonly<Record<string, unknown>>;
  const posted = postedIn(events);
  const hashes = posted?.attachments.map(({ hash }) => hash) ?? [];
  const body = typeof parts.body === 'string' ? [clean(parts.body, hashes).text] : [];
  const words = [...body, ...written.map((name) => parts[name])].filter((part) => typeof part === 'string');
  const held = new Set(events.flatMap(({ data }) => textsIn(data)).map(lettersOf));
  const isHeld = words.every((part) => lettersOf(part) === '' || held.has(lettersOf(part)));
  const files = Array.isArray(parts.attachments) ? parts.attachments.length : 0;
  return isHeld && files === hashes.length && holdsFields(events, parts.fields);
}

/** A record's commit contains only the changed fields; the input must have the same values for them. */
function holdsFields(events: readonly StampedEvent[], fields: unknown): boolean {
  if (typeof fields !== 'object' || fields === null) return true;
  const fieldsAsked = fields as Readonly<Record<string, unknown>>;
  const put = events.flatMap(({ type, data }) => (type === 'record.put' ? Object.entries(fieldsOf(data)) : []));
  return put.every(([name, value]) => JSON.stringify(fieldsAsked[name]) === JSON.stringify(value));
}

function fieldsOf(data: unknown): object {
  return typeof data === 'object' && data !== null && 'fields' in data && typeof data.fields === 'object'
    ? (data.fields ?? {})
    : {};
}

function textsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}
