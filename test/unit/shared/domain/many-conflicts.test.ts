import { expect, test } from 'vitest';
import type { StampedEvent } from '../../../../shared/domain/event.ts';
import { fold } from '../../../../shared/domain/fold.ts';
import { formatStamp } from '../../../../shared/domain/stamp.ts';
import { createListedLineage } from '../../../support/listed-lineage.ts';

const target = { kind: 'ticket', id: 'ticket-1' };

/** As many changes of one field as asked for, each by a device that has seen its own alone. */
function changes(device: string, count: number): StampedEvent[] {
  return Array.from({ length: count }, (_, at) => ({
    type: 'field.changed',
    target,
    data: { field: 'summary', from: '', to: `${device} ${at}` },
    index: 0,
    commit: { device, seq: at + 1, sum: `${device}${at}`.padEnd(43, 'x') },
    stamp: formatStamp(at, 0),
    timeMs: 0,
    actor: 'agent:jane',
  }));
}

test('F23: of two long histories that did not see each other no more pairs are named than anybody can decide', () => {
  const lineage = createListedLineage();
  const events = [...changes('device-a', 3_000), ...changes('device-b', 3_000)];
  for (const { commit } of events) {
    const before = commit.seq === 1 ? '' : `${commit.device}${commit.seq - 2}`.padEnd(43, 'x');
    lineage.add(commit, before, {});
  }
  const folded = fold(target, events, lineage.sees);
  expect(folded.conflicts).toHaveLength(100);
  expect(fold(target, events.toReversed(), lineage.sees)).toEqual(folded);
});
