import { describe, expect, test } from 'vitest';
import { createNextStatuses, newerStatus, noNextStatus } from '../../../../renderer/forms/next-statuses.ts';

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

  test('is kept for its entry only with a reason or a date', () => {
    const statuses = createNextStatuses();
    statuses.keep('note t1', waiting);
    statuses.keep('reply t1', { ...noNextStatus, statusId: 'status-resolved' });
    statuses.keep('reply t2', { ...waiting, statusId: null });
    expect([statuses.of('note t1'), statuses.of('reply t1'), statuses.of('reply t2')]).toEqual([
      waiting,
      undefined,
      undefined,
    ]);
    expect(statuses.hasAny()).toBe(true);
    statuses.keep('note t1', noNextStatus);
    expect(statuses.hasAny()).toBe(false);
  });
});
