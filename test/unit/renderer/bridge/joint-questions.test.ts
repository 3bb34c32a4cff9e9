import { expect, test } from 'vitest';
import { createJointQuestions } from '../../../../renderer/bridge/joint-questions.ts';
import { failed, type Result } from '../../../../shared/bridge/result.ts';

/** A desk that names each question it gets, and answers with what `answers` has for its name. */
function deskWith(answers: Readonly<Record<string, Result<unknown>>>) {
  const heard: string[] = [];
  const ask = createJointQuestions((async (name: string, input: object) => {
    heard.push(`${name} ${JSON.stringify(input)}`);
    return answers[name] ?? { ok: true, value: `${name} alone` };
  }) as never);
  return { heard, ask: ask as (name: string, input: object) => Promise<Result<unknown>> };
}

const page = { ticketId: 'one', before: null, limit: 60 };

test('details and thread of a ticket that are asked for in one turn are one question, with an answer for each', async () => {
  const joint = { ok: true, value: { details: 'the details', thread: 'the thread' } } as const;
  const { heard, ask } = deskWith({ 'ticket.page': joint });
  const answers = await Promise.all([ask('ticket.details', { ticketId: 'one' }), ask('thread.page', page)]);
  expect(heard).toEqual([`ticket.page ${JSON.stringify(page)}`]);
  expect(answers).toEqual([
    { ok: true, value: 'the details' },
    { ok: true, value: 'the thread' },
  ]);
});

test('the other tickets of its requester are part of that question, and are asked for alone otherwise', async () => {
  const joint = { ok: true, value: { details: 'the details', thread: 'the thread', others: 'the others' } } as const;
  const { heard, ask } = deskWith({ 'ticket.page': joint });
  const others = () => ask('ticket.others', { ticketId: 'one' });
  const answers = await Promise.all([others(), ask('ticket.details', { ticketId: 'one' }), ask('thread.page', page)]);
  expect(heard).toEqual([`ticket.page ${JSON.stringify(page)}`]);
  expect(answers[0]).toEqual({ ok: true, value: 'the others' });
  expect(await others()).toEqual({ ok: true, value: 'ticket.others alone' });
});

test('those of different tickets, of different turns, or of an earlier part of the thread are asked for themselves', async () => {
  const { heard, ask } = deskWith({});
  await Promise.all([ask('ticket.details', { ticketId: 'two' }), ask('thread.page', page)]);
  await ask('ticket.details', { ticketId: 'one' });
  await Promise.all([ask('ticket.details', { ticketId: 'one' }), ask('thread.page', { ...page, before: 'earlier' })]);
  expect(heard.filter((question) => question.startsWith('ticket.page'))).toEqual([]);
  expect(heard).toHaveLength(5);
});

test('a ticket that is gone is gone for both', async () => {
  const { ask } = deskWith({ 'ticket.page': failed('not-found', 'ticket.unseen') });
  const answers = await Promise.all([ask('ticket.details', { ticketId: 'one' }), ask('thread.page', page)]);
  expect(answers).toEqual([failed('not-found', 'ticket.unseen'), failed('not-found', 'ticket.unseen')]);
});

test('the counts are part of the answer about a page, and wait neither for a queue that is built nor for one that is gone', async () => {
  const questions = (ask: (name: string, input: object) => Promise<Result<unknown>>) =>
    Promise.all([ask('queue.counts', {}), ask('queue.page', { queue: 'open' })]);
  const whole = deskWith({ 'queue.overview': { ok: true, value: { page: 'the page', counts: 'the counts' } } });
  expect(await questions(whole.ask)).toEqual([
    { ok: true, value: 'the counts' },
    { ok: true, value: 'the page' },
  ]);
  expect(whole.heard).toHaveLength(1);
  const built = deskWith({ 'queue.overview': { ok: true, value: { page: null, counts: 'the counts' } } });
  expect(await questions(built.ask)).toEqual([
    { ok: true, value: 'the counts' },
    { ok: true, value: 'queue.page alone' },
  ]);
  const gone = deskWith({ 'queue.overview': failed('not-found', 'queue.unseen') });
  expect(await questions(gone.ask)).toEqual([
    { ok: true, value: 'queue.counts alone' },
    failed('not-found', 'queue.unseen'),
  ]);
});
