import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { AskFailed } from '../../../../renderer/bridge/ask-failed.ts';
import { followChanges, followContact, followGap, isGap } from '../../../../renderer/bridge/follow-changes.ts';
import { type Changes, nothingChanged } from '../../../../shared/bridge/changes.ts';
import { type QueryName, queries } from '../../../../shared/bridge/contract/areas.ts';
import type { Shown, Topic } from '../../../../shared/bridge/contract/topics.ts';
import { goodQueries } from '../../../support/arbitrary-input.ts';

const caches: QueryClient[] = [];

afterEach(() => {
  for (const cache of caches.splice(0)) cache.clear();
});

/** A view of one query; main reads its answer at the time of the query and sends it when `deliver` is called. */
function viewOf<Value = string>(name: string, input: object = {}, first = 'before' as Value) {
  const cache = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, networkMode: 'always' } },
  });
  caches.push(cache);
  const world = { value: first, asked: 0 };
  const waiting: (() => void)[] = [];
  const queryFn = () => {
    const { value } = world;
    world.asked += 1;
    return new Promise<Value>((answer) => waiting.push(() => answer(value)));
  };
  const observer = new QueryObserver(cache, { queryKey: [name, input], queryFn });
  observer.subscribe(() => undefined);
  return {
    world,
    deliver: () => {
      for (const answer of waiting.splice(0)) answer();
    },
    shows: () => observer.getCurrentResult().data,
    hears: (changes: Partial<Changes>) => followChanges(cache, { ...nothingChanged, number: 1, ...changes }),
    misses: () => followGap(cache),
  };
}

type View<Value = string> = ReturnType<typeof viewOf<Value>>;

async function settles<Value>(view: View<Value>, on: Value): Promise<void> {
  const isSettled = () => {
    view.deliver();
    expect(view.shows()).toEqual(on);
  };
  await vi.waitFor(isSettled, { interval: 1 });
}

const ways: readonly (readonly [string, (view: View) => Promise<void>])[] = [
  ['a change', (view) => view.hears({ topics: ['computer'] })],
  ['a gap', (view) => view.misses()],
];

test.each(ways)('%s makes the window ask again for what it shows', async (_way, happens) => {
  const view = viewOf('computer.status');
  await settles(view, 'before');
  view.world.value = 'after';
  await Promise.all([happens(view), settles(view, 'after')]);
  expect(view.world.asked).toBe(2);
});

test.each(ways)('%s that overtakes the very first answer makes the window ask again, too', async (_way, happens) => {
  const view = viewOf('computer.status');
  await vi.waitFor(() => expect(view.world.asked).toBe(1));
  view.world.value = 'after';
  await Promise.all([happens(view), settles(view, 'after')]);
});

test('an unrelated change reloads nothing', async () => {
  const view = viewOf('ticket.details', { ticketId: 'one' });
  await settles(view, 'before');
  await view.hears({ removed: ['another'], topics: ['computer'] });
  expect(view.world.asked).toBe(1);
  const heard = view.hears({ removed: ['one'] });
  await vi.waitFor(() => expect(view.world.asked).toBe(2));
  view.deliver();
  await heard;
});

test.each<readonly [string, Partial<Changes>]>([
  ['its ticket goes out of sight', { removed: ['one'] }],
  ['the agent loses a department', { topics: ['record:agent'] }],
])('an answer that is kept but not shown is forgotten once %s', async (_when, changes) => {
  const cache = new QueryClient();
  caches.push(cache);
  const kept = (ticketId: string) => ['ticket.page', { ticketId }];
  for (const id of ['one', 'another']) cache.setQueryData(kept(id), { others: { requesterIds: [] } });
  await followChanges(cache, { ...nothingChanged, number: 1, tickets: ['another'] });
  expect(cache.getQueryData(kept('another'))).toBeDefined();
  await followChanges(cache, { ...nothingChanged, number: 2, ...changes });
  expect(cache.getQueryData(kept('one'))).toBeUndefined();
});

test('no answer that is kept but not shown outlives a gap', async () => {
  const cache = new QueryClient();
  caches.push(cache);
  cache.setQueryData(['ticket.page', { ticketId: 'one' }], {});
  await followGap(cache);
  expect(cache.getQueryCache().getAll()).toEqual([]);
});

/** The event that a window gets for this change, if its query has that input. */
function heardOf(shown: Shown, input: object): Partial<Changes> {
  if (shown === 'ticket' || shown === 'tickets' || shown === 'mentioned') return { tickets: ['one'] };
  if (shown === 'requested') return { requesters: ['somebody'] };
  if (shown !== 'records') return { topics: [shown] };
  return { topics: ['kind' in input ? (`record:${String(input.kind)}` as Topic) : 'session'] };
}

/** Two answers; those that mention tickets mention `one`, and those of a requester are of `somebody`. */
function answersTo(name: QueryName): readonly [unknown, unknown] {
  const othersOf = (search: string) => ({ search, requesterIds: ['somebody'] });
  if (name === 'ticket.others') return [othersOf('before'), othersOf('after')];
  if (name === 'ticket.page') return [{ others: othersOf('before') }, { others: othersOf('after') }];
  if (!queries[name].mentions) return ['before', 'after'];
  const draftOf = (words: string) => [{ slot: { tab: 'note', ticketId: 'one' }, words }];
  const placeOf = (address: string) => ({ address, ticketId: 'one' });
  if (name === 'trail.place') return [placeOf('before'), placeOf('after')];
  const trailOf = (summary: string) => ({ tickets: [{ ticketId: 'one', summary }], hidden: [] });
  const answerOf = name === 'draft.list' ? draftOf : trailOf;
  return [answerOf('before'), answerOf('after')];
}

test('a change of a ticket asks for the drafts again only if one of them is on it', async () => {
  const [drafts] = answersTo('draft.list');
  const view = viewOf('draft.list', {}, drafts);
  await settles(view, drafts);
  await view.hears({ tickets: ['another'] });
  expect(view.world.asked).toBe(1);
  await Promise.all([
    view.hears({ tickets: ['one'] }),
    vi.waitFor(() => expect(view.world.asked).toBe(2)).then(view.deliver),
  ]);
});

test.each(Object.keys(queries) as QueryName[])('B40: %s is asked again for all that its answer shows', async (name) => {
  const input = goodQueries('one')[name];
  for (const shown of queries[name].shows) {
    const [before, after] = answersTo(name);
    const view = viewOf(name, input, before);
    await settles(view, before);
    view.world.value = after;
    await Promise.all([view.hears(heardOf(shown, input)), settles(view, after)]);
  }
});

test('a number that is not the next one is a gap', () => {
  const numbered = (number: number) => ({ ...nothingChanged, number });
  expect(isGap(4, numbered(5))).toBe(false);
  expect(isGap(4, numbered(6))).toBe(true);
  expect(isGap(4, numbered(1))).toBe(true);
});

test('queries that failed while the desk was unreachable are retried afterwards, and no others', async () => {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  caches.push(cache);
  const asked: string[] = [];
  let code: 'unavailable' | 'forbidden' | undefined = 'unavailable';
  const ask = (name: string, refusal = () => code) => {
    const queryFn = async () => {
      asked.push(name);
      const now = refusal();
      if (now) throw new AskFailed({ code: now, reason: 'program.gone' });
      return 'an answer';
    };
    new QueryObserver(cache, { queryKey: [name], queryFn }).subscribe(() => undefined);
  };
  ask('queue.page');
  ask('agents.lacks', () => 'forbidden');
  await vi.waitFor(() => expect(cache.getQueryState(['queue.page'])?.status).toBe('error'));
  await vi.waitFor(() => expect(cache.getQueryState(['agents.lacks'])?.status).toBe('error'));
  await followContact(cache);
  code = undefined;
  await followContact(cache);
  await followContact(cache);
  expect(cache.getQueryData(['queue.page'])).toBe('an answer');
  expect(asked).toEqual(['queue.page', 'agents.lacks', 'queue.page', 'queue.page']);
});
