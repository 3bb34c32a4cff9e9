import { createHash } from 'node:crypto';

/** A line with correct checksums and any content, as an expert or a faulty program could write it. */
export interface Forged {
  readonly bytes: Buffer;
  readonly sum: string;
}

interface ForgedEvent {
  readonly type: unknown;
  readonly on: unknown;
  readonly data: unknown;
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** A head as our devices write it, for one or more events; `more` replaces what it says. */
export function forgedLine(
  place: { readonly device: string; readonly seq: number; readonly prev: string; readonly actor?: string },
  events: readonly ForgedEvent[],
  more: Readonly<Record<string, unknown>> = {},
): Forged {
  const slices = events.map(({ data }) => `{"salt":"forged","value":${JSON.stringify(data ?? null)}}`);
  const named = events.map(({ type, on }, index) => {
    const slice = slices[index] ?? '';
    return { type, on, size: Buffer.byteLength(slice), hash: sumOf(slice) };
  });
  const { device, seq, prev, actor = 'agent:jane' } = place;
  const head = {
    v: 1,
    device,
    seq,
    stamp: '019e3ac27000-0000',
    time: '2026-05-18T09:00:00.000Z',
    saw: {},
    actor,
    op: 'some.do',
    key: `key-forged-${seq}`,
    events: named,
    prev,
    ...more,
  };
  return sealedLine(JSON.stringify(head), slices);
}

/** The text of a head, with its checksum, and the text after it. */
export function sealedLine(head: string, slices: readonly string[]): Forged {
  const open = head.slice(0, -1);
  const sum = sumOf(open);
  return { bytes: Buffer.from(`${open},"sum":"${sum}","data":[${slices.join(',')}]}\n`), sum };
}
