import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { longestLine } from '../../../../main/journal/head.ts';
import { type CommitDraft, decodeCommit, encodeCommit, type Wanted } from '../../../../main/journal/line.ts';
import type { Draft } from '../../../../shared/domain/event.ts';
import { agentPrincipal, systemPrincipal } from '../../../../shared/domain/principal.ts';
import { foundOn, portsOf, readCommits } from '../../../support/fault-desk.ts';
import { createSimulatedDisk } from '../../../support/simulated-disk.ts';
import { countingIds, expectDone, someTicket } from '../../../support/test-desk.ts';

const posted: Draft = {
  type: 'conversation.posted',
  target: { kind: 'ticket', id: 'ticket-1' },
  data: { entryId: 'entry-1', kind: 'reply', body: { html: '<p>Grüße "😀"</p>', text: 'Grüße "😀"' } },
};

const resolved: Draft = {
  type: 'status.changed',
  target: { kind: 'ticket', id: 'ticket-1' },
  data: { statusId: 'status-resolved', state: 'closed', from: null },
};

const commit: CommitDraft = {
  device: 'device-1',
  seq: 12,
  stamp: '01a1e4a94163-0002',
  timeMs: Date.UTC(2026, 10, 16, 14, 0, 0, 7),
  saw: { 'device-2': ['3.abcdefghijkl'] },
  actor: 'agent:jane',
  op: 'conversation.post',
  key: 'key-000001',
  drafts: [posted, resolved],
  prev: 'p'.repeat(43),
};

function encoded(draft: Partial<CommitDraft> = {}) {
  return encodeCommit({ ...commit, ...draft }, countingIds('salt-'));
}

function lineOf(bytes: Buffer): Buffer {
  return bytes.subarray(0, -1);
}

/** The SHA-256 that a line carries, worked out without the code under test. */
function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

describe('a line', () => {
  test('consists of exactly these bytes: a change here is a new format', () => {
    const slices = [
      '{"salt":"salt-000001","value":{"entryId":"entry-1","kind":"reply","body":{"html":"<p>Grüße \\"😀\\"</p>","text":"Grüße \\"😀\\""}}}',
      '{"salt":"salt-000002","value":{"statusId":"status-resolved","state":"closed","from":null}}',
    ];
    const head =
      '{"v":1,"device":"device-1","seq":12,"stamp":"01a1e4a94163-0002","time":"2026-11-16T14:00:00.007Z",' +
      '"saw":{"device-2":["3.abcdefghijkl"]},"actor":"agent:jane","op":"conversation.post","key":"key-000001",' +
      '"events":[{"type":"conversation.posted","on":"ticket:ticket-1","size":135,"hash":"IcGOwr_XZLhfi4RDWvcHlmzmvjXT4PFPLvoCRfj9liI"},' +
      '{"type":"status.changed","on":"ticket:ticket-1","size":90,"hash":"7koDSLOkYyX5jjv6Fb1qSQtWEKKxz-zRC7oefIR45PE"}],' +
      `"prev":"${'p'.repeat(43)}"`;
    expect(encoded().bytes.toString('utf8')).toBe(
      `${head},"sum":"okLxfKIxPGMqX610mPq4dULJe3aBTNffqV99p9XNPa0","data":[${slices.join(',')}]}\n`,
    );
  });

  test('F35: names the commits that it belongs to behind its key, and a hash of what was asked for in its first slice', () => {
    const links = {
      cause: 'device-2:3',
      once: { rule: 'rule-1', ticket: 'ticket-1', cause: 'device-2:3' },
      batch: 'batch-1',
    };
    const line = encoded({ ...links, asked: 'a'.repeat(43) });
    const text = line.bytes.toString('utf8');
    expect(text).toContain(`"key":"key-000001",${JSON.stringify(links).slice(1, -1)},"events":[`);
    expect(text).toContain(`"data":[{"salt":"salt-000001","asked":"${'a'.repeat(43)}","value":{"entryId":`);
    expect(text.match(/"asked"/g)).toHaveLength(1);
    const read = decodeCommit(lineOf(line.bytes));
    expect(read).toMatchObject({ head: links, asked: 'a'.repeat(43), sum: line.sum });
    expect(read?.events.map(({ value }) => value)).toEqual([posted.data, resolved.data]);
    expect(() => encoded({ cause: 'nothing' })).toThrow();
    const forged = text.replace('"batch":"batch-1"', '"batch":"BATCH-1"');
    const open = forged.slice(0, forged.indexOf(',"sum":"'));
    expect(decodeCommit(lineOf(Buffer.from(forged.replace(line.sum, sumOf(open)))))).toBeUndefined();
  });

  test('F35: says no more what was asked for once its first event is erased, and is whole', () => {
    const line = encoded({ asked: 'a'.repeat(43) });
    const text = line.bytes.toString('utf8');
    const slice = text.slice(text.indexOf('"data":[') + 8, text.indexOf('},{"salt"') + 1);
    const size = Buffer.byteLength(slice);
    const blank = `{"erased":"${' '.repeat(size - 13)}"}`;
    const erased = decodeCommit(lineOf(Buffer.from(text.replace(slice, blank))));
    expect(erased).toMatchObject({ asked: undefined, sum: line.sum, isFramed: true });
    expect(erased?.events.map(({ state }) => state)).toEqual(['erased', 'whole']);
  });

  test('is JSON, and its sums cover what they should', () => {
    const text = encoded().bytes.toString('utf8');
    const line = JSON.parse(text) as { sum: string; events: { hash: string; size: number }[]; data: object[] };
    expect(line.sum).toBe(sumOf(text.slice(0, text.indexOf(',"sum":"'))));
    const slices = line.data.map((slice) => JSON.stringify(slice));
    expect(line.events.map(({ hash, size }) => ({ hash, size }))).toEqual(
      slices.map((slice) => ({ hash: sumOf(slice), size: Buffer.byteLength(slice) })),
    );
  });

  test('reads back as what was encoded, with the same answer for our own and for others', () => {
    const { bytes, ...written } = encoded();
    expect(decodeCommit(lineOf(bytes))).toEqual(written);
    expect(written.events.map(({ value }) => value)).toEqual([posted.data, resolved.data]);
    expect(written.length).toBe(bytes.length - 1);
  });

  test.each<[string, unknown]>([
    ['every kind of text', { text: 'Größe 漢字 😀 \u0000 \u2028 \ud800 "\\/ \n\r\t', empty: '' }],
    [
      'names that mean something to the language',
      JSON.parse('{"__proto__":{"isAdministrator":true},"constructor":"x","toString":1}'),
    ],
    ['text that looks like the marks of a line', { text: ',"sum":"","data":[]}\n{"v":1', erased: '{"erased":' }],
    ['nothing', null],
    ['numbers', [0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER]],
  ])('holds %s unchanged', (_what, data) => {
    const { bytes } = encoded({ drafts: [{ ...posted, data }] });
    expect(bytes.indexOf(0x0a)).toBe(bytes.length - 1);
    const [event] = decodeCommit(lineOf(bytes))?.events ?? [];
    expect(event?.state).toBe('whole');
    expect(JSON.stringify(event?.value)).toBe(JSON.stringify(data));
    expect(Object.getPrototypeOf(event?.value ?? {})).toBe(Object.getPrototypeOf(data ?? {}));
    expect('isAdministrator' in {}).toBe(false);
  });

  test('of another version, or with a head that is not one, is no line', () => {
    const { bytes } = encoded();
    const resealed = (from: string, to: string) => {
      const text = bytes.toString('utf8');
      const at = text.indexOf(',"sum":"');
      const open = text.slice(0, at).replace(from, to);
      return Buffer.from(`${open},"sum":"${sumOf(open)}${text.slice(at + 8 + 43, -1)}`);
    };
    expect(decodeCommit(resealed('"v":1', '"v":1'))?.head.seq).toBe(12);
    for (const [from, to] of [
      ['"v":1', '"v":2'],
      ['"seq":12', '"seq":0'],
      ['"device":"device-1"', '"device":"../../x"'],
      ['"on":"ticket:ticket-1"', '"on":"ticket:__proto__"'],
    ] as const) {
      expect(decodeCommit(resealed(from, to)), to).toBeUndefined();
    }
    const named = decodeCommit(resealed('"saw":{', '"saw":{"__proto__":["3.abcdefghijkl"],'));
    expect(Object.entries(named?.head.saw ?? {})).toEqual(Object.entries(commit.saw));
    expect(Object.getPrototypeOf(named?.head.saw)).toBe(Object.prototype);
    for (const text of ['', '\n', '{}', '\0\0\0', 'null']) expect(decodeCommit(Buffer.from(text))).toBeUndefined();
  });

  test('is decoded without the events that are not wanted, whose bytes are not even checked', () => {
    const { bytes, sum } = encoded();
    const damaged = Buffer.from(bytes);
    damaged.write('X', damaged.indexOf('entry-1'));
    const wanted: Wanted = ({ type }, { op }) =>
      type === 'status.changed' && op === 'conversation.post' ? 'value' : 'nothing';
    const read = decodeCommit(lineOf(damaged), wanted);
    expect(read).toMatchObject({ sum, isFramed: true, length: bytes.length - 1 });
    expect(read?.events.map(({ state, value }) => ({ state, value }))).toEqual([
      { state: 'unread', value: undefined },
      { state: 'whole', value: resolved.data },
    ]);
    expect(decodeCommit(lineOf(damaged))?.events[0]?.state).toBe('damaged');
    damaged.write('X', damaged.indexOf('conversation.post'));
    expect(decodeCommit(lineOf(damaged), wanted), 'its head is always checked').toBeUndefined();
  });
});

describe('checking a line without reading its values', () => {
  const check: Wanted = () => 'check';
  const statesOf = (bytes: Buffer) => decodeCommit(lineOf(bytes), check)?.events.map(({ state }) => state);

  test('tells intact events from damaged and erased ones, in the same frame', () => {
    const { bytes, sum } = encoded();
    const read = decodeCommit(lineOf(bytes), check);
    expect(read).toMatchObject({ sum, asked: undefined, isFramed: true, length: bytes.length - 1 });
    expect(read?.events.map(({ state, value }) => ({ state, value }))).toEqual([
      { state: 'intact', value: undefined },
      { state: 'intact', value: undefined },
    ]);
    const damaged = Buffer.from(bytes);
    damaged.write('X', damaged.indexOf('entry-1'));
    expect(statesOf(damaged)).toEqual(['damaged', 'intact']);
    const erased = Buffer.from(bytes);
    erased.write('{"erased":', erased.indexOf('{"salt":'), 'latin1');
    expect(statesOf(erased)).toEqual(['erased', 'intact']);
  });
});

describe('erasing', () => {
  test('a slice at equal length leaves the sum, the chain and every other event as they were', () => {
    const { bytes, sum } = encoded();
    const erased = Buffer.from(bytes);
    const text = bytes.toString('utf8');
    const from = Buffer.byteLength(text.slice(0, text.indexOf('{"salt":"salt-000001"')));
    const size = decodeCommit(lineOf(bytes))?.head.events[0]?.size ?? 0;
    const blank = `{"erased":"${' '.repeat(size - 13)}"}`;
    erased.write(blank, from, 'latin1');
    const read = decodeCommit(lineOf(erased));
    expect(read).toMatchObject({ sum, isFramed: true, length: bytes.length - 1 });
    expect(read?.events.map(({ state, value }) => ({ state, value }))).toEqual([
      { state: 'erased', value: undefined },
      { state: 'whole', value: resolved.data },
    ]);
    expect(erased.includes('Grüße')).toBe(false);
    expect(JSON.parse(erased.toString('utf8'))).toBeDefined();
  });
});

describe('a commit that is too long for a line', () => {
  test('is refused as a whole, and the desk continues as if there had been no request', async () => {
    const disk = createSimulatedDisk();
    const desk = expectDone(await foundOn(portsOf(disk, 1)));
    const before = disk.files();
    const person = { name: 'Somebody', email: '', phone: '', place: '漢'.repeat(200) };
    const records = Array.from({ length: 1_000 }, (_, index) => ({
      kind: 'person',
      id: `person-${index}`,
      fields: person,
    }));
    const refused = await desk.engine.run({
      name: 'desk.found',
      input: { records },
      key: 'key-too-long',
      principal: systemPrincipal,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(disk.files()).toEqual(before);
    expectDone(
      await desk.engine.run({
        name: 'ticket.open',
        input: someTicket(),
        key: 'key-next',
        principal: agentPrincipal('jane'),
      }),
    );
    expect((await readCommits(disk)).map(({ key }) => key).slice(1)).toEqual(['key-next']);
  });

  test('begins at 768 KiB, newline included', () => {
    expect(longestLine).toBe(768 * 1024);
  });
});
