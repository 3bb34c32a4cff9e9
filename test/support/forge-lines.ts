import fc from 'fast-check';
import { recordKinds } from '../../shared/domain/records/registry.ts';
import { formatStamp } from '../../shared/domain/stamp.ts';
import type { Random } from '../../shared/lib/random.ts';
import { anyData, arbitraryContent } from './arbitrary-events.ts';
import { type Forged, forgedLine } from './forged-line.ts';
import { monday } from './test-desk.ts';

/** The end of a device’s history, where forged lines are appended. */
export interface Tip {
  readonly device: string;
  readonly seq: number;
  readonly prev: string;
}

export interface Forgery {
  readonly lines: readonly Forged[];
  /** Whether at least one of them is certainly invalid, so that a report is required. */
  readonly isUntrue: boolean;
}

type Content = { readonly type: unknown; readonly data: unknown };

/** What a number, a text or a list may be replaced by. */
const odd: readonly unknown[] = [
  null,
  -1,
  0,
  1.5,
  1e21,
  3e8,
  2 ** 53,
  1e308,
  '',
  '__proto__',
  'constructor',
  'toString',
  '\u0000\u001b[2J\u009b\u202e\u2066',
  'x'.repeat(5_000),
  '999999999999999999999',
  [],
  [null],
  {},
  { constructor: 1 },
  true,
];

/** Parts that make a head invalid, regardless of the rest. */
const untrueHeads: readonly Readonly<Record<string, unknown>>[] = [
  ...['seq', 'stamp', 'time', 'saw', 'events', 'prev', 'actor', 'device', 'op', 'key', 'v'].map((name) => ({
    [name]: null,
  })),
  { seq: 300_000_000 },
  { seq: 2 ** 53 },
  { seq: -3 },
  { events: [] },
  { events: [null] },
  { saw: { device: null } },
  { stamp: 'ffffffffffff-ffff' },
];

const numbers = [
  '1001',
  '1002',
  '1003',
  '1004',
  '1009',
  '7',
  '999999999',
  '999999999999999999999',
  '1e21',
  'B1001',
  '\u202e1',
];

/** Records that a ticket cannot be opened without stay as they are, so that every desk can be asked for its next one. */
const records = Object.keys(recordKinds).flatMap((kind) =>
  ['x1', 'constructor', 'john', 'department-sales'].map((id) => `${kind}:${id}`),
);

/** Forges lines of every type of event, good ones and spoilt ones, each with right sums. */
export function createForger(random: Random, seed: number, tickets: readonly string[]) {
  const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number) => fc.sample(arbitrary, { seed, numRuns: count });
  const onTicket: readonly Content[] = sample(arbitraryContent({ kind: 'ticket', id: 't' }), 200);
  const onRecord: readonly Content[] = sample(arbitraryContent({ kind: 'topic', id: 't' }), 60);
  const datas = sample(anyData, 60);

  function content(on: string): Content {
    if (!on.startsWith('ticket:')) return random.between(0, 3) === 0 ? fieldPut(on) : random.pick(onRecord);
    const some = random.pick(onTicket);
    return some.type === 'ticket.opened' ? { ...some, data: { number: random.pick(numbers) } } : some;
  }

  function fieldPut(on: string): Content {
    const kind = on.slice(0, on.indexOf(':'));
    const names = Object.keys(recordKinds[kind as keyof typeof recordKinds].fields.shape);
    return { type: 'record.put', data: { fields: { [random.pick(names)]: random.pick(odd) } } };
  }

  function event() {
    const on = random.pick([...tickets, 'ticket:new-1', 'ticket:new-2', 'ticket:constructor', ...records]);
    const some = content(on);
    const dice = random.between(0, 9);
    if (dice === 0) return { ...some, on, data: random.pick(datas) };
    return dice < 3 ? { ...some, on, data: spoilt(some.data) } : { ...some, on };
  }

  /** The same with one part of it replaced. */
  function spoilt(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || random.between(0, 3) === 0) return random.pick(odd);
    const keys = Object.keys(value);
    if (keys.length === 0) return random.pick(odd);
    const key = random.pick(keys);
    const inner = spoilt((value as Readonly<Record<string, unknown>>)[key]);
    return Array.isArray(value)
      ? value.map((item: unknown, at) => (String(at) === key ? inner : item))
      : { ...value, [key]: inner };
  }

  function saw(): Record<string, readonly string[]> {
    return random.pick<Record<string, readonly string[]>>([
      {},
      {},
      { 'device-zed': ['300000000.abcdefghijkl'] },
      { constructor: ['1.abcdefghijkl'] },
    ]);
  }

  /** Lines appended to the end of a history, mostly in order. */
  function forge(tip: Tip, count: number): Forgery {
    const lines: Forged[] = [];
    let { seq, prev } = tip;
    let isUntrue = false;
    for (let at = 0; at < count; at++) {
      const events = Array.from({ length: random.between(0, 60) === 0 ? 150 : random.between(1, 3) }, event);
      const stamp =
        random.between(0, 30) === 0 ? 'e677d21fdbff-ffff' : formatStamp(monday + random.between(0, 9_000), 0);
      const actor = random.pick([
        'agent:jane',
        'agent:john',
        'system',
        'visitor',
        'requester:ken',
        'rule:r',
        'robot:x',
        'agent:constructor',
        '',
        'agent:zed\u001b[2J',
      ]);
      const isNone = random.between(0, 5) === 0;
      const isAstray = random.between(0, 9) === 0;
      const place = isAstray
        ? { seq: seq + random.between(-3, 50_000), prev: random.pick([prev, '', tip.prev]) }
        : { seq, prev };
      const more = { stamp, saw: saw(), ...(isNone ? random.pick(untrueHeads) : {}) };
      const line = forgedLine({ device: tip.device, ...place, actor }, events, more);
      lines.push(line);
      isUntrue ||= isNone;
      if (isNone || isAstray) continue;
      seq += 1;
      prev = line.sum;
    }
    return { lines, isUntrue };
  }

  return forge;
}
