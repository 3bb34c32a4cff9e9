import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainParagraphs } from '../../../../main/platform/plain-paragraphs.ts';
import { readBody, sanitize } from '../../../../main/platform/sanitize.ts';
import { bodyOfText } from '../../../../shared/domain/body.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

/** The same HTML, which a parser has to read. */
function parsed(html: string): string {
  return html.replaceAll('<p>', '<P>');
}

const character = fc.oneof(
  fc.constantFrom(
    ...'\t  <>&;"\'\u00A0\u00AD\u200B\u200E\u202E\uFEFF\u2028\uD800\uDC00\uFFFE',
    '\n',
    '\r',
    '\0',
    '\u0085',
  ),
  fc.constantFrom('&amp;', '&lt;', '&gt;', '&quot;', '&nbsp;', '&#x26;', '&#x3C;', '&copy;', '&amp', '&amp;lt;'),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const plainCharacter = fc.constantFrom(
  ...'\t  >;"\'\u00A0\u00AD\u200E\u202Eaä中',
  '&amp;',
  '&lt;',
  '&nbsp;',
  '&#x3C;',
  '<br>',
);
const paragraphs = (unit: fc.Arbitrary<string>) =>
  fc
    .array(fc.array(unit, { maxLength: 6 }), { maxLength: 5 })
    .map((all) => all.map((units) => `<p>${units.join('')}</p>`).join(''));

describe('paragraphs of plain text', () => {
  test(`are read without a parser, with the same result (SEED=${seed})`, () => {
    const property = fc.property(paragraphs(plainCharacter), (html) => {
      expect(plainParagraphs(html)).toBeDefined();
      expect(sanitize(html)).toEqual(sanitize(parsed(html)));
      expect(readBody(html)).toEqual(readBody(parsed(html)));
    });
    fc.assert(property, runs(300));
  });

  test(`never read anything differently, whatever is among them (SEED=${seed})`, () => {
    const pieces = fc.oneof(
      { weight: 4, arbitrary: character },
      { weight: 1, arbitrary: fc.constantFrom('<br>', '<b>', '</p>') },
    );
    const property = fc.property(paragraphs(pieces), (html) => {
      expect(sanitize(html)).toEqual(sanitize(parsed(html)));
    });
    fc.assert(property, runs(500));
  });

  test('are what typed text becomes, once and again', () => {
    for (const { html } of ['One\n\nTwo & <three>\nlines', '  indented\twords', 'Grüße 中文'].map(bodyOfText)) {
      expect(plainParagraphs(html)).toBeDefined();
      expect(plainParagraphs(sanitize(html).html)).toBeDefined();
      expect(sanitize(html)).toEqual(sanitize(parsed(html)));
    }
  });

  test('of any number keep within the limits', () => {
    const lines = Array.from({ length: 5_300 }, () => '<p>a</p>').join('');
    expect(sanitize(lines)).toEqual(sanitize(parsed(lines)));
    const empty = `${'<p></p>'.repeat(6_500)}<p>a</p>`;
    expect(sanitize(empty)).toEqual(sanitize(parsed(empty)));
  });

  test.each([
    ['a tag', '<p>one <b>two</b></p>'],
    ['text outside', 'one<p>two</p>'],
    ['a paragraph that does not end', '<p>one'],
    ['a paragraph in another', '<p>one<p>two</p></p>'],
    ['an attribute', '<p class="x">one</p>'],
    ['another entity', '<p>&copy;</p>'],
    ['a line break of the source', '<p>one\ntwo</p>'],
    ['a control character', '<p>one\u001B[0mtwo</p>'],
  ])('do not include %s', (_what, html) => {
    expect(plainParagraphs(html)).toBeUndefined();
  });
});
