import { describe, expect, test } from 'vitest';
import type { Condition } from '../../../../../shared/domain/conditions/condition.ts';
import { longestSearch, parseSearch } from '../../../../../shared/views/search/parse-search.ts';
import type { SearchProblem } from '../../../../../shared/views/search/parsed-search.ts';
import { meanings } from '../../../../support/search-desk.ts';

const parse = (text: string) => parseSearch(text, meanings);
const is = (property: string, value: string | boolean | object) => ({ property, operator: 'is', value }) as Condition;
const isEmpty = (property: string): Condition => ({ property, operator: 'isEmpty' });
const nothing: Condition = { any: [] };

/** The problems of a search, with the text at their place. */
function problemsOf(text: string): readonly (readonly [SearchProblem['kind'], string, string])[] {
  return parse(text).problems.map(({ kind, name, from, to }) => [kind, name, text.slice(from, to)]);
}

describe('a search', () => {
  test('Y10: is made of words, phrases and fields, all of which must be true of a ticket', () => {
    const text =
      'status:open assignee:me priority:emergency topic:"Password Reset" dept:support has:attachment printer -word "a phrase"';
    const { words, condition, problems, parts } = parse(text);
    expect(problems).toEqual([]);
    expect(condition).toEqual({
      all: [
        is('status', 's-open'),
        is('assignee', { who: 'me' }),
        is('priority', 'p-emergency'),
        is('topic', 't-password'),
        is('department', 'support'),
        is('attachment', true),
      ],
    });
    expect(words).toEqual([
      { text: 'printer', kind: 'word', isExcluded: false, isOpen: false },
      { text: 'word', kind: 'word', isExcluded: true, isOpen: false },
      { text: 'a phrase', kind: 'phrase', isExcluded: false, isOpen: false },
    ]);
    expect(parts.map(({ from, to }) => text.slice(from, to)).join(' ')).toBe(text);
  });

  test.each(['', '   ', '\u3000', '-', '& — €', '""'])('Y10: %j asks for nothing', (text) => {
    const { words, condition, problems } = parse(text);
    expect({ words, condition, problems }).toEqual({ words: [], condition: null, problems: [] });
  });

  test.each([
    ['http://example.com/a:b', 'addresses'],
    ['https://x', 'addresses'],
    ['12:30', 'times'],
    ['C:\\temp', 'paths'],
    ['D:', 'drives'],
    ['file:/etc/hosts', 'paths'],
    ['std::vector', 'names of code'],
    ['ab:cd:ef:01:23:45', 'network addresses'],
    ['fe80::1', 'network addresses'],
    ['10.0.0.1:8080', 'ports'],
    ['#hash', 'tags'],
    ['--verbose', 'options of programs'],
    ['5"', 'inches'],
    ['(status:open)', 'brackets'],
  ])('Y11: %s is a word: %s contain what fields are written with', (text) => {
    const { words, condition, problems } = parse(text);
    expect(words.map((word) => word.text)).toEqual([text]);
    expect({ condition, problems }).toEqual({ condition: null, problems: [] });
  });

  test('Y10: quotes, colons, minus signs and blanks may be typographic or wide', () => {
    expect(parse('“a phrase”\u3000「x」 „noch eine“ «et une» ＂wide＂').words.map(({ text }) => text)).toEqual([
      'a phrase',
      '「x」',
      'noch eine',
      'et une',
      'wide',
    ]);
    expect(parse('status：open －x').condition).toEqual(is('status', 's-open'));
    expect(parse('topic:“Password Reset”').condition).toEqual(is('topic', 't-password'));
    expect(parse('“12" monitor”').words[0]?.text).toBe('12" monitor');
  });

  test('Y10: the last word is being typed until a blank follows', () => {
    expect(parse('label pri').words.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    expect(parse('label pri ').words.map(({ isOpen }) => isOpen)).toEqual([false, false]);
    expect(parse('"label"').words.map(({ isOpen }) => isOpen)).toEqual([false]);
  });

  test.each([
    ['#1042', '1042'],
    ['number:1042', '1042'],
    ['#b10', 'b10'],
  ])('Y12: %s finds it in a part of the ticket’s number', (text, value) => {
    const condition: Condition = { property: 'number', operator: 'contains', value };
    expect(parse(text)).toMatchObject({ condition, words: [], problems: [] });
    expect(parse(`-${text}`).condition).toEqual({ not: condition });
  });
});

describe('a field', () => {
  test.each<[string, Condition]>([
    ['status:OPEN', is('status', 's-open')],
    ['status:"In Progress"', is('status', 's-progress')],
    ['status:waiting', is('status-kind', 'waiting')],
    ['status:closed', is('status-kind', 'closed')],
    ['assignee:"jane doe"', is('assignee', 'jane')],
    ['assignee:me', is('assignee', { who: 'me' })],
    ['assignee:"me"', is('assignee', 'me')],
    ['assignee:none', { all: [isEmpty('assignee'), isEmpty('team')] }],
    ['assignee:"Level II Support"', is('team', 'level-2')],
    ['assignee:"Ada Old"', is('assignee', 'ada')],
    ['agent:"John Doe"', is('assignee', 'john')],
    ['team:field', is('team', 'field')],
    ['team:me', is('team', { who: 'my-teams' })],
    ['team:none', isEmpty('team')],
    ['topic:"Access Issue"', is('topic', 't-access')],
    ['topic:"report a problem / access issue"', is('topic', 't-access')],
    ['department:sales', is('department', 'sales')],
    ['plan:sev-a', is('plan', 'sev-a')],
    ['plan:none', isEmpty('plan')],
    ['requester:ken', { property: 'requester', operator: 'isAny', value: ['ken', 'kendra'] }],
    ['from:ken@example.com', { property: 'requester', operator: 'isAny', value: ['ken'] }],
    ['summary:"label printer"', { property: 'summary', operator: 'contains', value: 'label printer' }],
    ['source:walk-in', is('source', 'walk-in')],
    ['overdue:yes', is('overdue', true)],
    ['answered:NO', is('answered', false)],
    ['waiting:true', is('waiting', true)],
    ['has:attachment', is('attachment', true)],
    ['-has:Attachment', { not: is('attachment', true) }],
    ['is:open', is('state', 'open')],
    ['is:unassigned', { all: [isEmpty('assignee'), isEmpty('team')] }],
    ['is:reopened', { not: isEmpty('reopened') }],
    ['is:conflict', is('conflict', true)],
  ])('Y13: %s is compared with the names of the desk', (text, condition) => {
    expect(parse(text)).toMatchObject({ condition, problems: [], words: [] });
  });

  test.each<[string, Condition]>([
    ['room:12', { property: 'custom:room', operator: 'contains', value: '12' }],
    ['ROOM:none', isEmpty('custom:room')],
    ['room:"none"', { property: 'custom:room', operator: 'contains', value: 'none' }],
    ['the-floor:3', is('custom:floor', 3 as never)],
    ['the_floor:>3', { property: 'custom:floor', operator: 'above', value: 3 }],
    ['"the floor":<-1.5', { property: 'custom:floor', operator: 'below', value: -1.5 }],
    ['site:"east wing"', is('custom:site', 'east')],
    ['paid:yes', is('custom:paid', true)],
    ['"Status":gone', { property: 'custom:own-status', operator: 'contains', value: 'gone' }],
    ['"größe (12 monitor): cm":7', is('custom:size', 7 as never)],
  ])('Y14: %s is a custom field, by its label', (text, condition) => {
    expect(parse(text)).toMatchObject({ condition, problems: [], words: [] });
  });

  test('Y14: a number is compared with limits and ranges', () => {
    const atLeast = {
      any: [{ property: 'custom:floor', operator: 'above', value: 1 }, is('custom:floor', 1 as never)],
    };
    const atMost = { any: [{ property: 'custom:floor', operator: 'below', value: 5 }, is('custom:floor', 5 as never)] };
    expect(parse('the-floor:>=1').condition).toEqual(atLeast);
    expect(parse('the-floor:1..5').condition).toEqual({ all: [atLeast, atMost] });
    expect(parse('the-floor:..5').condition).toEqual({ all: [atMost] });
  });

  test('Y13: one of several values is enough, and a minus asks for the opposite', () => {
    expect(parse('status:open,waiting').condition).toEqual({
      any: [is('status', 's-open'), is('status-kind', 'waiting')],
    });
    expect(parse('-status:closed').condition).toEqual({ not: is('status-kind', 'closed') });
    expect(parse('-dept:"support","sales"').condition).toEqual({
      not: { any: [is('department', 'support'), is('department', 'sales')] },
    });
  });
});

describe('what a search says wrong', () => {
  test.each<[string, readonly (readonly [SearchProblem['kind'], string, string])[]]>([
    ['printer stauts:open', [['unknown-field', 'stauts', 'stauts']]],
    ['-mood:good', [['unknown-field', 'mood', '-mood']]],
    ['re: printer', [['unknown-field', 're', 're']]],
    ['"my field":1', [['unknown-field', 'my field', '"my field"']]],
    ['status:', [['missing-value', '', '']]],
    ['status: open', [['missing-value', '', '']]],
    ['status:open, waiting', [['missing-value', '', '']]],
    ['status:""', [['missing-value', '', '""']]],
    ['status:ope', [['unknown-value', 'ope', 'ope']]],
    ['status:open,opne', [['unknown-value', 'opne', 'opne']]],
    ['status:>open', [['unknown-value', '>open', '>open']]],
    ['requester:nobody', [['unknown-value', 'nobody', 'nobody']]],
    ['is:great', [['unknown-value', 'great', 'great']]],
    ['created:soon', [['no-time', 'soon', 'soon']]],
    ['created:>7m', [['no-time', '>7m', '>7m']]],
    ['the-floor:high', [['no-number', 'high', 'high']]],
    ['overdue:maybe', [['no-yes-or-no', 'maybe', 'maybe']]],
    ['overdue:__proto__', [['no-yes-or-no', '__proto__', '__proto__']]],
    ['constructor:toString', [['unknown-field', 'constructor', 'constructor']]],
    ['assignee:constructor', [['unknown-value', 'constructor', 'constructor']]],
    ['"a phrase', [['unfinished-quote', 'a phrase', '"a phrase']]],
    ['topic:"Password Res', [['unfinished-quote', 'Password Res', '"Password Res']]],
    [
      'stauts:open mood:bad',
      [
        ['unknown-field', 'stauts', 'stauts'],
        ['unknown-field', 'mood', 'mood'],
      ],
    ],
  ])('Y15: is named with its place: %s', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  test.each([
    'stauts:open',
    '-stauts:open',
    'status:ope',
    '-status:ope',
    'status:open,opne',
    'created:soon',
    'status:',
  ])('Y15: %s is left out of what is searched for', (text) => {
    expect(parse(text)).toMatchObject({ condition: null, words: [] });
    const { condition, words } = parse(`dept:sales ${text} printer`);
    expect(condition).toEqual(is('department', 'sales'));
    expect(words.map((word) => word.text)).toEqual(['printer']);
  });

  test('Y15: an unfinished phrase is searched for as it is typed', () => {
    expect(parse('"a phrase').words).toEqual([{ text: 'a phrase', kind: 'phrase', isExcluded: false, isOpen: true }]);
  });

  test('Y16: more than 60 words and values, or 1,000 characters, are too many', () => {
    const many = Array.from({ length: 61 }, (_, index) => `w${index}`).join(' ');
    expect(problemsOf(many)).toEqual([['too-long', '', 'w60']]);
    expect(parse(many).words).toHaveLength(60);
    expect(parse(many).parts).toHaveLength(61);
    expect(parse(`status:open dept:${'sales,'.repeat(60)}sales`)).toMatchObject({
      condition: is('status', 's-open'),
      problems: [{ kind: 'too-long', from: 12 }],
    });
    expect(problemsOf('x'.repeat(longestSearch))).toEqual([]);
    expect(problemsOf('x'.repeat(longestSearch + 2))).toEqual([['too-long', '', 'xx']]);
  });

  test('Y13: where people are not known, a requester is no problem, and no ticket’s', () => {
    const window = { ...meanings, peopleNamed: () => null };
    expect(parseSearch('from:anybody', window)).toMatchObject({ problems: [], condition: nothing });
  });
});
