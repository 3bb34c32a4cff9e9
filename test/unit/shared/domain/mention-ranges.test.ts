import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mentionedIn, mentionRanges } from '../../../../shared/domain/mention-ranges.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

const agents = [
  { id: 'jane', name: 'Jane Doe' },
  { id: 'jane-ann', name: 'Jane Doe Ann' },
  { id: 'zoe', name: 'Zoë' },
  { id: 'max', name: 'Max' },
  { id: 'max-2', name: 'max' },
];

describe('a text mentions', () => {
  test.each([
    ['@Jane Doe, please look.', ['jane']],
    ['Please, @jane doe', ['jane']],
    ['(@Jane Doe)', ['jane']],
    ['@Jane\u00A0Doe', ['jane']],
    ['@Zoe\u0308 and @Jane Doe and @Zoë', ['zoe', 'jane']],
    ['@Jane Doe Ann', ['jane-ann']],
    ['@Jane Doe Anna', ['jane']],
    ['@Max', ['max', 'max-2']],
    ['@Jane Doe@Zoë', ['jane']],
  ])('T26: in %j the agents whose whole names stand behind an @', (text, ids) => {
    expect(mentionedIn(text, agents)).toEqual(ids);
  });

  test.each([
    '@Jane',
    'Jane Doe',
    '@ Jane Doe',
    '@Jane Doering',
    'mail@Zoë',
    'mail.@Zoë',
    '@Maxi',
    '@Jane\nDoe',
    '@\u200BMax',
    '',
    '@',
  ])('T26: in %j nobody', (text) => {
    expect(mentionedIn(text, agents)).toEqual([]);
  });

  test('T26: so many @ signs that looking for all of them would take long are left alone', () => {
    expect(mentionedIn(`${'@ '.repeat(499)}@Max`, agents)).toEqual(['max', 'max-2']);
    expect(mentionedIn(`${'@ '.repeat(500)}@Max`, agents)).toEqual([]);
  });
});

describe(`any text and any names (SEED=${seed})`, () => {
  const names = fc.uniqueArray(
    anyText.filter((name) => name.trim() === name && name !== ''),
    { minLength: 1, maxLength: 5 },
  );

  test('T26: each range holds an @ and the name of those whom it mentions, and ranges are in order', () => {
    fc.assert(
      fc.property(names, fc.array(fc.oneof(anyText, fc.nat({ max: 4 })), { maxLength: 6 }), (all, parts) => {
        const known = all.map((name, index) => ({ id: String(index), name }));
        const text = parts.map((part) => (typeof part === 'string' ? part : `@${all[part % all.length]}`)).join(' ');
        let end = 0;
        for (const { from, to, ids } of mentionRanges(text, known)) {
          expect(from).toBeGreaterThanOrEqual(end);
          end = to;
          const written = text.slice(from, to).replaceAll('\u00A0', ' ').toLowerCase();
          for (const id of ids) expect(`@${known[Number(id)]?.name}`.toLowerCase()).toBe(written);
        }
      }),
      runs(300),
    );
  });
});
