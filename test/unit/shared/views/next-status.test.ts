import { describe, expect, test } from 'vitest';
import { isEntered, newerStatus, nextStatusIn, noNextStatus } from '../../../../shared/views/next-status.ts';

const waiting = { statusId: 'status-waiting', reason: 'Ill', until: '' };

describe('W48: the status for the next entry', () => {
  test('is spent by sending, except for what was chosen or entered since', () => {
    expect([
      newerStatus(waiting, waiting),
      newerStatus(waiting, { ...waiting, statusId: 'status-resolved' }),
      newerStatus(waiting, { ...waiting, reason: 'Ill until May' }),
      newerStatus(noNextStatus, waiting),
      newerStatus(waiting, noNextStatus),
    ]).toEqual([
      noNextStatus,
      { ...noNextStatus, statusId: 'status-resolved' },
      { ...waiting, reason: 'Ill until May' },
      waiting,
      noNextStatus,
    ]);
  });

  test('is text to keep only with a reason or a date', () => {
    const alone = { ...noNextStatus, statusId: 'status-resolved' };
    expect(
      [waiting, { ...alone, until: '2026-12-01T09:00' }, alone, { ...waiting, statusId: null }].map(isEntered),
    ).toEqual([true, true, false, false]);
  });

  test('is read from a stored document, whatever else that contains', () => {
    expect(nextStatusIn({ type: 'doc', attrs: { next: waiting }, content: [] })).toEqual(waiting);
    for (const doc of [
      undefined,
      'text',
      {},
      { attrs: { next: null } },
      { attrs: { next: { ...waiting, reason: 1 } } },
    ]) {
      expect(nextStatusIn(doc)).toEqual(noNextStatus);
    }
  });
});
