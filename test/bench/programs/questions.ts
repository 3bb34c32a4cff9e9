import { setTimeout as pause } from 'node:timers/promises';
import type { Changes } from '../../../shared/bridge/changes.ts';
import type { QueryName } from '../../../shared/bridge/contract/areas.ts';
import { isStale } from '../../../shared/bridge/contract/stale.ts';

/** What a window shows that has a queue and one of its tickets open. */
function shownQueries(ticketId: string): readonly (readonly [QueryName, object])[] {
  return [
    ['queue.list', {}],
    ['queue.page', { queue: 'open', offset: 0, limit: 100 }],
    ['queue.counts', {}],
    ['queue.position', { queue: 'open', ticketId }],
    ['ticket.details', { ticketId }],
    ['thread.page', { ticketId, from: null, before: null, limit: 60 }],
    ['records.list', { kind: 'status' }],
    ['records.list', { kind: 'priority' }],
    ['records.list', { kind: 'department' }],
    ['records.list', { kind: 'team' }],
  ];
}

/** How many questions a window asks again after something was changed, by the rules that windows follow. */
export async function questionsAfter(
  watch: (listener: (changes: Changes) => void) => () => void,
  ticketId: string,
  change: () => Promise<unknown>,
): Promise<number> {
  const heard: Changes[] = [];
  const stop = watch((changes) => heard.push(changes));
  await change();
  while (heard.every(({ tickets }) => tickets.length === 0)) await pause(1);
  stop();
  const isTouched = ([name, input]: readonly [QueryName, object]) =>
    heard.some((changes) => isStale(name, input, changes));
  return shownQueries(ticketId).filter(isTouched).length;
}
