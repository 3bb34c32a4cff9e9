import type { Attachment } from '../../shared/domain/body.ts';
import type { StampedEvent } from '../../shared/domain/event.ts';
import { withoutControls } from '../../shared/domain/hidden-marks.ts';
import { furthestMs } from '../../shared/domain/instant.ts';
import type { DeskRecords } from '../../shared/domain/records/desk-records.ts';
import type { Posted } from '../../shared/domain/ticket/conversation.ts';
import type { Planned } from '../../shared/domain/ticket/due.ts';
import { shownChange } from '../../shared/views/changes-shown.ts';
import { authorOf } from '../../shared/views/thread.ts';
import { outlineOf } from '../platform/body-outline.ts';

const indent = '    ';

const nothing: ReadonlySet<string> = new Set();

/** Prints time, actor and event on one line, with longer text and files below. `retracted` holds ids of entries. */
export function eventLines(event: StampedEvent, records: DeskRecords, retracted = nothing): string[] {
  const who = authorOf(event, records).name || 'the desk';
  const [first = '', ...more] = whatHappened(event, records, retracted);
  const head = `${instant(event.timeMs)}  ${who.padEnd(16)} ${event.type.padEnd(22)} ${first}`;
  // Texts of other devices could contain control sequences that a terminal obeys.
  return [head, ...more.map((line) => indent + line)].map(withoutControls);
}

function whatHappened(event: StampedEvent, records: DeskRecords, retracted: ReadonlySet<string>): string[] {
  if (event.type === 'conversation.posted') return whatWasSaid(event.data as Posted, retracted);
  if (event.type === 'requester.changed') return [whoAsks(event.data as { from: string; to: string }, records)];
  if (event.type === 'due.planned') {
    const { planName, dueMs, response } = event.data as Planned;
    const answered = response ? `, first response due ${instant(response.dueMs)}` : '';
    return [`to ${JSON.stringify(planName)}, due ${instant(dueMs)}${answered}`];
  }
  const change = shownChange(event, records);
  if (!change) return [JSON.stringify(event.data, withInstants)];
  if (change.what === 'resumed') return [`due ${instant(change.dueMs)}`];
  if (change.what === 'due') return [change.to === null ? 'as planned' : `due ${instant(change.to)}`];
  const { what: _what, ...rest } = change;
  return [
    Object.entries(rest)
      .map(([name, value]) => `${name} ${JSON.stringify(value, withInstants)}`)
      .join(', '),
  ];
}

/** A single line is printed beside its label; several below it as they were written, including white space. */
function whatWasSaid({ entryId, kind, body, attachments, source }: Posted, retracted: ReadonlySet<string>): string[] {
  const more = [source, retracted.has(entryId) ? 'retracted' : undefined].filter((word) => word !== undefined);
  const about = more.length === 0 ? kind : `${kind} (${more.join(', ')})`;
  const shown = outlineOf(
    body.html,
    attachments.map(({ hash }) => hash),
  );
  const lines = withoutControls(shown.length > 0 ? shown.join('\n') : body.text).split('\n');
  const text = lines.length > 1 ? [`${about}:`, ...lines] : [`${about}: ${lines.join('')}`];
  return [...text, ...attachments.map(fileLine)];
}

/** The person's current name, address and phone number; the id if the person is unknown. */
function whoAsks({ from, to }: { readonly from: string; readonly to: string }, records: DeskRecords): string {
  const known = records.get('person', to);
  const { name = to, email = '', phone = '' } = known ?? {};
  const before = from === '' ? '' : ` (before: ${records.get('person', from)?.name ?? from})`;
  const address = email === '' ? '' : ` <${email}>`;
  return `${name}${address}${phone === '' ? '' : `, ${phone}`}${before}`;
}

function fileLine({ name, size }: Attachment): string {
  return `file: ${name} (${size} ${size === 1 ? 'byte' : 'bytes'})`;
}

/** Names of points in time end like this; names of durations do not. */
const instantNames = /^(?:due|start|manual|closed|opened|reopened|since|to|until)Ms$/;

function withInstants(name: string, value: unknown): unknown {
  return instantNames.test(name) && typeof value === 'number' ? instant(value) : value;
}

/** A point in time, in UTC; anything else is printed as the number in the journal. */
function instant(ms: number): string {
  return Math.abs(ms) <= furthestMs ? new Date(ms).toISOString() : String(ms);
}
