import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PaletteItem, PaletteSection } from '../../../../../renderer/features/palette/palette-item.ts';
import { ranked, withoutShown } from '../../../../../renderer/features/palette/ranked.ts';
import { stillFound, typedNumber } from '../../../../../renderer/features/palette/typed-tickets.ts';
import { matchOf, rankOf } from '../../../../../renderer/ui/match.ts';
import { runs } from '../../../../support/runs.ts';

const item = (name: string, more: Partial<PaletteItem> = {}): PaletteItem => ({
  id: name,
  icon: null,
  name,
  run: () => undefined,
  ...more,
});
const section = (id: string, ...items: PaletteItem[]): PaletteSection => ({ id, title: id, items });
const namesIn = (sections: ReturnType<typeof ranked>) =>
  sections.flatMap(({ items }) => items.map(({ item: { name } }) => name));

const names = fc.uniqueArray(
  fc.array(fc.stringMatching(/^[A-D][a-d]{0,4}$/), { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  { minLength: 1, maxLength: 12 },
);
const typed = fc.stringMatching(/^[a-d]{1,3}$/);

describe('W101: the palette lists', () => {
  test('what begins with the text, then what has it as a word, in initials, and inside', () => {
    const all = section(
      'all',
      item('Unresolved'),
      item('Rooms, events, staff'),
      item('Send and resolve'),
      item('Resolve'),
    );
    expect(namesIn(ranked([all], 'res', []))).toEqual([
      'Resolve',
      'Send and resolve',
      'Rooms, events, staff',
      'Unresolved',
    ]);
  });

  test('of equals what was used last, and what cannot be run after what can', () => {
    const all = section('all', item('Print ticket'), item('Priorities'), item('Print notes', { lack: 'No.' }));
    expect(namesIn(ranked([all], 'pri', ['Print notes', 'Priorities']))).toEqual([
      'Priorities',
      'Print ticket',
      'Print notes',
    ]);
  });

  test('a better answer first even if it cannot be run, so that Enter does nothing that was not meant', () => {
    const all = section('all', item('Restore backup', { lack: 'No.' }), item('Send and restore'));
    expect(namesIn(ranked([all], 'rest', []))).toEqual(['Restore backup', 'Send and restore']);
  });

  test('what has another name by which it is called like what has it as its own, without marks', () => {
    const actions = section('actions', item('Set status', { alias: 'Status' }), item('Wait'));
    const places = section('places', item('Statuses'));
    expect(namesIn(ranked([actions, places], 'stat', []))).toEqual(['Set status', 'Statuses']);
    const hidden = item('Rename', { alias: 'Summary' });
    expect(ranked([section('actions', hidden)], 'summ', [])[0]?.items).toEqual([{ item: hidden, marks: [] }]);
  });

  test('of sections with equal answers first the one that can be run, and last what is only found', () => {
    const actions = section('actions', item('Set priority', { lack: 'No.' }));
    const places = section('places', item('SLA plans'));
    expect(namesIn(ranked([actions, places], 'sp', []))).toEqual(['SLA plans', 'Set priority']);
    const selection = { ...section('selection', item('Assign', { lack: 'No.' })), isFoundOnly: true };
    const others = section('others', item('Unassigned'));
    expect(namesIn(ranked([selection, others], 'assign', []))).toEqual(['Unassigned', 'Assign']);
  });

  test('only the first few of a section that says so, until something is typed', () => {
    const recent = { ...section('recent', item('Ada'), item('Adam'), item('Adele')), mostAtFirst: 2 };
    expect(namesIn(ranked([recent], '', []))).toEqual(['Ada', 'Adam']);
    expect(namesIn(ranked([recent], 'ad', []))).toEqual(['Ada', 'Adam', 'Adele']);
  });

  test('each ticket once, where it is found first', () => {
    const [recent] = ranked([section('recent', item('Printer', { ticketId: 'a' }))], 'p', []);
    const [tickets] = ranked(
      [section('tickets', item('Printer', { ticketId: 'a' }), item('Paper', { ticketId: 'b' }), item('Page'))],
      'p',
      [],
    );
    if (!recent || !tickets) throw new Error('Nothing is found');
    expect(namesIn([withoutShown(tickets, [recent])])).toEqual(['Paper', 'Page']);
  });

  test('first the section with the best answer', () => {
    const sections = [section('actions', item('Reopen')), section('places', item('Open'))];
    expect(ranked(sections, 'open', []).map(({ id }) => id)).toEqual(['places', 'actions']);
  });

  test('everything without a text, in its order, with what cannot be run at the end', () => {
    const all = section('all', item('One', { lack: 'No.' }), item('Two'), item('Three'));
    expect(namesIn(ranked([section('none'), all], ' ', []))).toEqual(['Two', 'Three', 'One']);
  });

  test('for any text nothing that does not answer to it, and nothing behind a worse answer', () => {
    fc.assert(
      fc.property(names, typed, (all, text) => {
        const [found] = ranked([section('all', ...all.map((name) => item(name)))], text, []);
        const ranks = (found?.items ?? []).map(({ item: { name } }) => rankOf(matchOf(text, name)?.way ?? 'related'));
        expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
        expect(found?.items.length ?? 0).toBe(Math.min(8, all.filter((name) => matchOf(text, name)).length));
      }),
      runs(200),
    );
  });

  test('the first of sections that have equal names, whether or not the command asks for more', () => {
    const sections = [section('selection', item('Close…')), section('ticket', item('Closed by Ken'), item('Close'))];
    expect(namesIn(ranked(sections, 'close', []))).toEqual(['Close…', 'Close', 'Closed by Ken']);
    expect(ranked(sections, 'clo', [])[0]?.id).toBe('selection');
  });

  test('what is only to be found once it is typed', () => {
    const sections = [section('ticket', item('Close')), { ...section('selection', item('Assign')), isFoundOnly: true }];
    expect(namesIn(ranked(sections, '', []))).toEqual(['Close']);
    expect(namesIn(ranked(sections, 'as', []))).toEqual(['Assign']);
  });

  test('a name that was typed whole before all others, in whatever order they come and whatever was used', () => {
    fc.assert(
      fc.property(names, fc.nat(), fc.array(fc.nat(11)), (all, at, uses) => {
        const wanted = all[at % all.length] ?? '';
        const used = uses.flatMap((index) => all[index] ?? []);
        const halves = [all.slice(0, all.length / 2), all.slice(all.length / 2)];
        const sections = halves.map((half, index) => section(`${index}`, ...half.map((name) => item(name))));
        expect(namesIn(ranked(sections, wanted.toLowerCase(), used))[0]?.toLowerCase()).toBe(wanted.toLowerCase());
      }),
      runs(200),
    );
  });

  test('the same for the same text, in whatever order sections without equals come', () => {
    fc.assert(
      fc.property(names, typed, (all, text) => {
        const items = all.map((name) => item(name));
        const forward = ranked([section('all', ...items)], text, all);
        const backward = ranked([section('all', ...items.toReversed())], text, all);
        expect(namesIn(backward)).toEqual(namesIn(forward));
      }),
      runs(200),
    );
  });
});

describe('a ticket that was typed', () => {
  test('by its number is known with or without a number sign', () => {
    expect(['1042', '#1042', '# 1042', 'b17', '#BA3'].map(typedNumber)).toEqual(['1042', '1042', '1042', 'B17', 'BA3']);
    expect(['', '#', 'printer', '10 42', '1042 printer'].map(typedNumber)).toEqual(Array(5).fill(undefined));
  });

  test('stays until the next answer as far as it has all words', () => {
    const row = { number: '1042', summary: 'Label printer jams', requesterName: 'Ken Wheeler' };
    for (const text of ['printer', 'PRINT ken', '#1042', 'jams wheel']) expect(stillFound(row, text)).toBe(true);
    for (const text of ['printers', 'ken scanner', '1043']) expect(stillFound(row, text)).toBe(false);
  });
});
