import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sanitize } from '../../../../main/platform/sanitize.ts';
import { bodyOfText, escapeHtml } from '../../../../shared/domain/body.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

describe(`the body of plain text (SEED=${seed})`, () => {
  test.each([
    ['One line', '<p>One line</p>'],
    ['Two\nlines', '<p>Two<br>lines</p>'],
    ['Two\r\n\r\nparagraphs', '<p>Two</p><p>paragraphs</p>'],
    ['Far\n\n\napart', '<p>Far<br><br></p><p>apart</p>'],
    ['Far\n\n\n\napart', '<p>Far<br><br><br></p><p>apart</p>'],
    ['\n \n  around \n\n', '<p>  around</p>'],
    ['Two\n  \nparagraphs', '<p>Two</p><p>paragraphs</p>'],
    ['a  b\n\tc', '<p>a  b<br>\tc</p>'],
    ['<b>&"\'</b>', "<p>&lt;b&gt;&amp;&quot;'&lt;/b&gt;</p>"],
  ])('X40: %j is %j', (text, html) => {
    expect(bodyOfText(text).html).toBe(html);
  });

  test('X41: typed text is always text and never markup', () => {
    const property = fc.property(anyText, (text) => {
      const tags = bodyOfText(text).html.match(/<[^>]*>?/g) ?? [];
      expect(tags.filter((tag) => !['<p>', '</p>', '<br>'].includes(tag))).toEqual([]);
      expect(escapeHtml(text)).not.toMatch(/[<>"]/);
    });
    fc.assert(property, runs(200));
  });

  test('X41: and cleaning it, as a reply is cleaned, takes no word away', () => {
    const words = fc.array(fc.constantFrom('a', 'b <i>', '&amp;', '"', '<script>', "'x'", ' ', '\t', '\n'), {
      minLength: 1,
    });
    const property = fc.property(words, (some) => {
      const text = some.join('').trim();
      const cleaned = sanitize(bodyOfText(text).html).text;
      expect(cleaned).toBe(text.replace(/^[ \t]+$/gm, ''));
    });
    fc.assert(property, runs(40));
  });
});
