import { describe, expect, test } from 'vitest';
import { rowsOn } from '../support/all-tickets.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import { exchange } from './support/exchange.ts';
import { onTicket, strangeDevice } from './support/strange-device.ts';
import { desk, everythingOn, foundedDesks, restarted, type SyncDesk } from './support/sync-desk.ts';

async function opened(on: SyncDesk, summary?: string) {
  return expectDone(await on.as('jane', 'ticket.open', someTicket(summary))).ticketIds[0] ?? '';
}

function summarise(on: SyncDesk, ticketId: string, value: string) {
  return on.as('jane', 'field.set', { ticketId, field: 'summary', value }).then(expectDone);
}

function linesOf(one: SyncDesk, device: string): Buffer[] {
  return one.lines().filter((line) => line.includes(`"device":"${device}"`));
}

describe('lines on their way from desk to desk', () => {
  test('F1: a gap waits, and everything behind it is applied when it is filled', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const ticketId = await opened(anna);
    for (const value of ['One', 'Two', 'Three']) await summarise(anna, ticketId, value);
    const [first, second, third, fourth] = linesOf(anna, 'device-anna').slice(1);
    if (!first || !second || !third || !fourth) throw new Error('Anna wrote four lines');
    expect(await bo.takesIn([first, fourth, third])).toMatchObject({ applied: 1, waiting: 2 });
    expect(bo.ticket(ticketId)?.fields.summary).toBe('Adobe Reader not working');
    expect(await bo.takesIn([second])).toMatchObject({ applied: 3, waiting: 0 });
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
    expect(await everythingOn(await restarted(bo))).toEqual(await everythingOn(anna));
  });

  test('F2: a second delivery of the same lines changes no byte and is announced to no window', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    await summarise(anna, await opened(anna), 'Once');
    await bo.takesIn(anna.lines());
    const [before, bytes, heard] = [await everythingOn(bo), bo.disk.files(), bo.changes.length];
    const twice = [...anna.lines(), ...anna.lines().reverse(), ...bo.lines()];
    expect(await bo.takesIn(twice)).toEqual({ applied: 0, waiting: 0, unreadable: 0, reports: [] });
    expect(await everythingOn(bo)).toEqual(before);
    expect(bo.disk.files()).toEqual(bytes);
    expect(bo.changes).toHaveLength(heard);
  });

  test('F3: an unknown event and one with malformed data are kept and skipped, and the ticket works on', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const ticketId = await opened(anna);
    const zed = strangeDevice('device-zed');
    const line = zed.writes([
      onTicket(ticketId, 'mood.changed', { to: 'sour' }),
      onTicket(ticketId, 'status.changed', { statusId: 7, state: 'ajar', from: null }),
      onTicket(ticketId, 'toString', {}),
      onTicket(ticketId, 'field.changed', { field: 'summary', from: '', to: 'From the future' }),
      { type: 'record.put', target: { kind: 'gadget', id: 'constructor' }, data: { fields: { name: 'Gadget' } } },
    ]);
    expect(await anna.takesIn([line])).toMatchObject({ applied: 1, unreadable: 0 });
    expect(linesOf(anna, 'device-zed')).toEqual([line]);
    expect(anna.ticket(ticketId)).toMatchObject({ fields: { summary: 'From the future' }, status: { state: 'open' } });
    await summarise(anna, ticketId, 'And now');
    expect(anna.ticket(ticketId)?.fields.summary).toBe('And now');
    await exchange(anna, bo);
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
    expect(await everythingOn(await restarted(bo))).toEqual(await everythingOn(anna));
  });

  test('F3: an unreadable field of a desk record leaves the record unchanged', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    const put = (kind: string, id: string, fields: object) => ({
      type: 'record.put',
      target: { kind, id },
      data: { fields },
    });
    const line = strangeDevice('device-zed').writes([
      put('priority', 'priority-high', { name: 'Very high', urgency: 'very', mood: 'sour' }),
      put('desk', 'desk', { claimsOnReply: 'sometimes' }),
      put('agent', 'jane', { colour: 'invisible', departmentId: '../..' }),
      put('person', 'person-1', { name: 7 }),
    ]);
    expect(await anna.takesIn([line])).toMatchObject({ applied: 1, unreadable: 0 });
    const { records } = anna.engine;
    expect(records.get('priority', 'priority-high')).toMatchObject({ name: 'Very high', urgency: 2 });
    expect(records.get('desk', 'desk')?.claimsOnReply).toBe(true);
    expect(records.get('agent', 'jane')).toMatchObject({ colour: 'blue', departmentId: 'department-support' });
    expect(records.get('person', 'person-1')).toBeUndefined();
    await opened(anna);
    await exchange(anna, bo);
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
    expect(await everythingOn(await restarted(anna))).toEqual(await everythingOn(anna));
  });

  test('F4: a torn line and an edited one are unreadable and not applied; the whole one still is', async () => {
    const [anna, bo] = await foundedDesks('anna', 'bo');
    await opened(anna, 'Twelve monkeys');
    const line = linesOf(anna, 'device-anna').at(-1) ?? Buffer.alloc(0);
    const before = await everythingOn(bo);
    const text = line.toString('utf8');
    const spoilt = [
      text.slice(0, text.length / 2),
      text.slice(0, text.indexOf('"data":[') + 40),
      text.slice(0, -3),
      text.slice(1),
      '',
      '\0'.repeat(text.length),
      text.replace('agent:jane', 'agent:john'),
      text.replace('Twelve monkeys', 'Eleven monkeys'),
      text.replace('"seq":2', '"seq":3'),
      '{}',
      'null',
      '[]',
    ].map((bad) => Buffer.from(bad));
    const whole = { applied: 0, waiting: 0, reports: [] };
    for (const bad of spoilt) expect(await bo.takesIn([bad])).toEqual({ ...whole, unreadable: 1 });
    expect(await everythingOn(bo)).toEqual(before);
    expect(await bo.takesIn([line])).toMatchObject({ applied: 1, unreadable: 0 });
    expect(await everythingOn(bo)).toEqual(await everythingOn(anna));
  });

  test('F5: a device may be called as anything that JavaScript objects know already', async () => {
    const [anna] = await foundedDesks('anna');
    const ticketId = await opened(anna);
    const line = strangeDevice('constructor').writes([onTicket(ticketId, 'mood.changed', {})]);
    expect(await anna.takesIn([line])).toMatchObject({ applied: 1 });
    await summarise(anna, ticketId, 'Still here');
    expect(anna.ticket(ticketId)?.fields.summary).toBe('Still here');
  });

  test('F6: received lines are passed on byte by byte', async () => {
    const [anna, bo, cy] = await foundedDesks('anna', 'bo', 'cy');
    await summarise(anna, await opened(anna), 'Zoë “quotes” 👨‍👩‍👧 \u2028');
    await bo.takesIn(anna.lines());
    await cy.takesIn(bo.lines());
    expect(linesOf(cy, 'device-anna')).toEqual(linesOf(anna, 'device-anna'));
  });
});

describe('ticket numbers', () => {
  test('T1: three devices never give the same one, and the first has no letter', async () => {
    const desks = await foundedDesks('anna', 'bo', 'cy');
    for (const one of desks) for (const summary of ['First', 'Second']) await opened(one, summary);
    const [anna, bo, cy] = desks;
    await exchange(anna, bo);
    await exchange(bo, cy);
    await exchange(anna, bo);
    for (const one of desks) await opened(one, 'Third');
    await exchange(anna, bo);
    await exchange(bo, cy);
    await exchange(anna, bo);
    const numbers = rowsOn(anna.engine)
      .map(({ number }) => number)
      .sort();
    expect(numbers).toEqual(['1001', '1002', '1003', 'B1001', 'B1002', 'B1003', 'C1001', 'C1002', 'C1003']);
  });

  test('T1: numbering continues after a restart, and a device BA is not taken for a device B', async () => {
    const [anna] = await foundedDesks('anna');
    await opened(anna);
    const far = await desk('far', { code: 'BA' });
    await far.takesIn(anna.lines());
    await opened(far);
    const bo = await desk('bo', { code: 'B' });
    await bo.takesIn(far.lines());
    await opened(bo);
    const again = await restarted(bo);
    await opened(again);
    const numbers = rowsOn(again.engine)
      .map(({ number }) => number)
      .sort();
    expect(numbers).toEqual(['1001', 'B1001', 'B1002', 'BA1001']);
  });
});
