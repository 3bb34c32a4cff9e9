import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completions, personTyped } from '../../../../../shared/views/search/completions.ts';
import { parseSearch } from '../../../../../shared/views/search/parse-search.ts';
import { anySearch } from '../../../../support/arbitrary-search.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';
import { desk, meanings } from '../../../../support/search-desk.ts';

const people = [
  { name: 'Ken Wheeler', email: 'ken@example.com' },
  { name: 'Kendra Low', email: '' },
];
const sources = { choices: desk, people };

/** The caret is at the bar. */
function at(marked: string): readonly [text: string, caret: number] {
  return [marked.replace('|', ''), marked.indexOf('|')];
}

const suggested = (marked: string) => completions(...at(marked), sources).map(({ text }) => text);

/** The search after accepting the suggestion of a text, with the caret as a bar. */
function accepted(marked: string, text: string): string {
  const found = completions(...at(marked), sources).find((each) => each.text === text);
  if (!found) throw new Error(`${text} is not suggested for ${marked}`);
  const { edited } = found;
  return `${edited.text.slice(0, edited.caret)}|${edited.text.slice(edited.caret)}`;
}

describe('suggestions while a search is typed', () => {
  test.each<[string, readonly string[]]>([
    ['st|', ['status', '"Status"']],
    ['printer PR|', ['priority']],
    ['-du|', ['due']],
    ['sla|', ['plan']],
    ['fr|', ['requester']],
    ['flo|', ['The-floor']],
    ['size|', []],
    ['größ|', ['"Größe (12 Monitor): cm"']],
    ['stat|us:open', ['status', '"Status"']],
  ])('Y40: %s is completed to the names of fields, aliases and labels', (marked, fields) => {
    expect(
      completions(...at(marked), sources)
        .filter(({ kind }) => kind === 'field')
        .map(({ text }) => text),
    ).toEqual(fields);
  });

  test('Y40: where nothing is typed, all fields are suggested, those of the desk last', () => {
    for (const marked of ['|', 'printer |', '-|', 'status:open |']) {
      const all = suggested(marked);
      expect([all[0], all[1], all.at(-2)]).toEqual(['status', 'assignee', '"Status"']);
    }
  });

  test('Y40: names of the desk are suggested with their fields', () => {
    expect(suggested('jane|')).toEqual(['Jane Doe']);
    expect(accepted('-emer|', 'Emergency')).toBe('-priority:Emergency |');
    expect(accepted('pass|', 'Password Reset')).toBe('topic:"Password Reset" |');
    expect(suggested('p|')).not.toContain('Password Reset');
  });

  test.each<[string, readonly string[]]>([
    ['status:|', ['waiting', 'resolved', 'closed', 'Open', 'In progress', 'Waiting for requester']],
    ['status:op|', ['Open']],
    ['status:PRO|', ['In progress']],
    ['status:wait|', ['waiting', 'Waiting for requester']],
    ['status:open,|', ['waiting', 'resolved', 'closed', 'In progress', 'Waiting for requester']],
    ['assignee:m|', ['me', 'Me']],
    ['assignee:"m|', ['Me']],
    ['assignee:doe|', ['John Doe', 'Jane Doe']],
    ['assignee:support|', ['Level II Support']],
    ['topic:acc|', ['Report a Problem / Access Issue']],
    ['overdue:|', ['yes', 'no']],
    ['is:re|', ['reopened']],
    ['site:|', ['none', 'East Wing', 'Moon']],
    ['room:|', ['none']],
    ['mood:|', []],
    ['"a phr|', []],
    ['#10|', []],
    ['created:7|', ['7d', '7w', '7h', '7mo']],
    ['created:>7|', ['>7d', '>7w', '>7h', '>7mo']],
    ['created:yes|', ['yesterday']],
    ['created:last|', ['last-week', 'last-month']],
    ['due:|', ['today', 'tomorrow', '<2d', '<7d', 'this-week', 'next-week', 'none']],
  ])('Y41: %s is completed to words and names, those that begin so first', (marked, texts) => {
    expect(suggested(marked)).toEqual(texts);
  });

  test.each([
    ['st|', 'status', 'status:|'],
    ['flo|', 'The-floor', 'The-floor:|'],
    ['a stat|us:open', 'status', 'a status:|open'],
    ['status:in|', 'In progress', 'status:"In progress" |'],
    ['status:in| printer', 'In progress', 'status:"In progress"| printer'],
    ['status:open,in|,x', 'In progress', 'status:open,"In progress"|,x'],
    ['status:"in| printer', 'In progress', 'status:"In progress"| printer'],
    ['assignee:m|', 'Me', 'assignee:"Me" |'],
    ['assignee:m|', 'me', 'assignee:me |'],
    ['created:>7|', '>7d', 'created:>7d |'],
    ['from:ke|', 'Ken Wheeler (ken@example.com)', 'from:ken@example.com |'],
    ['from:ke|', 'Kendra Low', 'from:"Kendra Low" |'],
  ])('Y42: accepting in %s the suggestion %s results in %s', (marked, text, result) => {
    expect(accepted(marked, text)).toBe(result);
  });

  test('Y41: a window is told which person is being typed', () => {
    expect(personTyped(...at('printer from:"Ken W|'), desk)).toBe('Ken W');
    expect(personTyped(...at('requester:|'), desk)).toBe('');
    expect(personTyped(...at('from:ken |'), desk)).toBeNull();
    expect(personTyped(...at('status:ken|'), desk)).toBeNull();
  });

  test(`Y42: whatever is typed, an accepted suggestion is understood (SEED=${seed})`, () => {
    const property = fc.property(anySearch, fc.nat(), (text, where) => {
      const caret = where % (text.length + 1);
      for (const { kind, field, edited } of completions(text, caret, { choices: desk, people: [] })) {
        expect(edited.caret <= edited.text.length && edited.caret >= 0).toBe(true);
        const { parts, problems } = parseSearch(edited.text.slice(0, edited.caret), meanings);
        const last = parts.at(-1);
        expect(last).toMatchObject({ kind: 'field', name: field });
        const atEnd = problems.filter(({ to }) => to === last?.to).map((problem) => problem.kind);
        expect(atEnd).toEqual(kind === 'field' ? ['missing-value'] : []);
      }
    });
    fc.assert(property, runs(150));
  });
});
