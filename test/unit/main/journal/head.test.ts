import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHead } from '../../../../main/journal/head.ts';
import { headSchema } from '../../../support/head-schema.ts';
import { runs } from '../../../support/runs.ts';

const sum = 'a'.repeat(43);

const sound = {
  v: 1,
  device: 'device-1',
  seq: 12,
  stamp: '01a1e4a94163-0002',
  time: '2026-11-16T14:00:00.007Z',
  saw: { 'device-2': ['3.abcdefghijkl', '7.ABCDEFGHIJ_-'], 'device-3': ['1.abcdefghijkl'] },
  actor: 'agent:jane',
  op: 'conversation.post',
  key: 'key-000001',
  cause: 'device-2:3',
  once: { rule: 'rule-1', ticket: 'ticket-1', cause: 'device-2:3' },
  batch: 'batch-1',
  events: [
    { type: 'conversation.posted', on: 'ticket:ticket-1', size: 135, hash: sum },
    { type: 'record.put', on: 'canned-response:a', size: 2, hash: sum },
  ],
  prev: sum,
};

/** Values that are just inside or just outside what some field may hold. */
const nearlySound = fc.oneof(
  fc.constantFrom<unknown>(
    ...[1, 2, 0, -1, -0, 1.5, 1e12, 1e12 + 1, 2 ** 53, 786_432, 786_433, Number.NaN, null, true, '', [], {}],
    ...['device-1', '-device', 'Device', 'a'.repeat(40), 'a'.repeat(41), 'a\n', 'x'.repeat(60), 'x'.repeat(61)],
    ...[
      '😀'.repeat(30),
      '😀'.repeat(31),
      'constructor',
      '__proto__',
      'ticket:a',
      'ticket:',
      ':a',
      'Ticket:a',
      'ticket:a:b',
    ],
    ...[
      sum,
      `${sum}a`,
      sum.slice(1),
      `${sum.slice(1)}+`,
      `${sum.slice(1)}\n`,
      'device-2:3',
      'device-2:3x',
      '-:1',
      ':1',
    ],
    ...[
      '0.abcdefghijkl',
      '1234567890123456.abcdefghijkl',
      '1.abc',
      '1.abcdefghijkl\n',
      '01a1e4a94163-0002',
      '01a1e4a94163-000G',
    ],
    ...[
      'ffffffffffff-0000',
      '2026-02-28T23:59:59Z',
      '2026-02-29T00:00:00Z',
      '2028-02-29T00:00:00Z',
      '1900-02-29T00:00:00Z',
    ],
    ...['2000-02-29T00:00:00.123456Z', '0000-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z'],
    ...[
      '2026-04-31T00:00:00Z',
      '2026-01-00T00:00:00Z',
      '2026-12-31T24:00:00Z',
      '2026-12-31T23:60:00Z',
      '2026-12-31T23:59:60Z',
    ],
    ...[
      '2026-12-31T23:59Z',
      '2026-12-31T23:59:59',
      '2026-12-31T23:59:59+01:00',
      '2026-12-31T23:59:59.Z',
      ' 2026-12-31T23:59:59Z',
    ],
    ...[['1.abcdefghijkl'], ['1.abcdefghijkl', 5], { rule: 'a', ticket: 'b', cause: 'c:1', more: 1 }],
  ),
  fc.jsonValue(),
);

/** Every place in a head, as the names and numbers that lead there. */
function placesIn(value: unknown): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    placesIn(part).map((place) => [Array.isArray(value) ? Number(key) : key, ...place]),
  );
  return [[], ...inner];
}

type Change = { readonly kind: 'replace' | 'drop' | 'add'; readonly name: string; readonly value: unknown };

function changed(value: unknown, [name, ...rest]: readonly (string | number)[], change: Change): unknown {
  if (name === undefined) {
    if (change.kind === 'replace' || typeof value !== 'object' || value === null) return change.value;
    if (Array.isArray(value)) return [...(value as unknown[]), change.value];
    const own = { value: change.value, enumerable: true, configurable: true, writable: true };
    return Object.defineProperty(structuredClone(value), change.name, own); // A name like `__proto__` stays a name.
  }
  const copy = structuredClone(value) as Record<string | number, unknown>;
  if (rest.length === 0 && change.kind === 'drop') {
    if (Array.isArray(copy)) copy.splice(Number(name), 1);
    else delete copy[name];
  } else copy[name] = changed(copy[name], rest, change);
  return copy;
}

describe('the head of a line', () => {
  test('is read as it is if all of it is possible', () => {
    expect(readHead(sound)).toEqual(sound);
    const { cause: _cause, once: _once, batch: _batch, ...plain } = sound;
    expect(readHead({ ...plain, later: 'unknown here', prev: '' })).toEqual({ ...plain, prev: '' });
  });

  test('is accepted exactly when its schema accepts it, and read as the schema reads it', () => {
    const place = fc.constantFrom(...placesIn(sound));
    const change = fc.record<Change>({
      kind: fc.constantFrom('replace', 'drop', 'add'),
      name: fc.constantFrom('later', '__proto__', 'constructor', 'device-9', 'Device', 'hasOwnProperty'),
      value: nearlySound,
    });
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(place, change), { minLength: 1, maxLength: 2 }), (changes) => {
        const head = changes.reduce<unknown>((value, [at, how]) => {
          return isThere(value, at) ? changed(value, at, how) : value;
        }, sound);
        const json = JSON.stringify(head);
        const parsed: unknown = json === undefined ? undefined : JSON.parse(json);
        const model = headSchema.safeParse(parsed);
        if (model.success) accepted += 1;
        else refused += 1;
        expect(readHead(parsed), json).toEqual(model.success ? model.data : undefined);
      }),
      runs(1_000),
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(30);
  });
});

function isThere(value: unknown, [name, ...rest]: readonly (string | number)[]): boolean {
  if (name === undefined) return true;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
  return isThere((value as Record<string | number, unknown>)[name], rest);
}
