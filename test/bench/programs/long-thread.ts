import { randomId } from '../../../main/platform/random-ids.ts';
import type { DeskWindow } from './desk-window.ts';

export interface LongThread {
  readonly ticketId: string;
  readonly entries: number;
  readonly atOnce: number;
}

/** Notes on one ticket, many at once, until it has a long thread. */
export async function longThread({ run }: Pick<DeskWindow, 'run'>, { ticketId, entries, atOnce }: LongThread) {
  const body = `<p>${'word '.repeat(80)}</p>`;
  const input = { ticketId, visibility: 'internal', body, basedOn: 1_000_000 };
  for (let written = 0; written < entries; written += atOnce) {
    const notes = Array.from({ length: atOnce }, () =>
      run({ name: 'conversation.post', input, key: `bench-${randomId()}` }),
    );
    if ((await Promise.all(notes)).some(({ ok }) => !ok)) throw new Error('A note was refused');
  }
}
