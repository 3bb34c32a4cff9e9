import { expect, test } from 'vitest';
import { createRecentHappenings } from '../../../../main/lookup/inbox/recent-happenings.ts';
import type { StampedEvent } from '../../../../shared/domain/event.ts';

const once = { rule: 'waiting-end', ticket: 'ticket-1', cause: 'here:1' };

/** A device closes a ticket. */
function closed(device: string, timeMs: number) {
  const ref = { device, seq: 7, sum: `sum of ${device}` };
  const event: StampedEvent = {
    type: 'status.set',
    target: { kind: 'ticket', id: 'ticket-1' },
    data: {
      ...{ statusId: 'status-closed', kind: 'closed', state: 'closed' },
      from: { statusId: 'status-open', kind: 'open', state: 'open' },
    },
    index: 0,
    commit: ref,
    stamp: String(timeMs).padStart(17, '0'),
    timeMs,
    actor: 'system',
  };
  return { place: { timeMs, ...ref }, events: [event], once };
}

test('N33: what two devices did for one cause happened once, whichever of them arrived first', () => {
  for (const order of [
    ['here', 'there'],
    ['there', 'here'],
  ]) {
    const found = createRecentHappenings(10);
    // The second one counts: a commit that does not is never handed in after one that does.
    for (const device of order) found.add(closed(device, device === 'here' ? 1_000 : 2_000));
    expect([...found.all()].map(({ id }) => id)).toEqual([`${order[1]}:7:0`]);
  }
});

test('N33: what happened without a common cause is kept', () => {
  const found = createRecentHappenings(10);
  for (const device of ['here', 'there']) found.add({ ...closed(device, 1_000), once: undefined });
  expect([...found.all()]).toHaveLength(2);
});
