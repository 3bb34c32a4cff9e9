import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesIn, hrefOfText } from '../../../../shared/domain/plain-addresses.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

/** The text with every address in brackets that no address holds. */
function marked(text: string): string {
  let done = 0;
  let shown = '';
  for (const { from, to } of addressesIn(text)) {
    shown += `${text.slice(done, from)}⟦${text.slice(from, to)}⟧`;
    done = to;
  }
  return shown + text.slice(done);
}

describe(`an address in a text (SEED=${seed})`, () => {
  test.each([
    ['See https://a.example/x.', 'See ⟦https://a.example/x⟧.'],
    ['(https://a.example/x)', '(⟦https://a.example/x⟧)'],
    [
      'https://en.wikipedia.example/wiki/Deskside_(desk), or',
      '⟦https://en.wikipedia.example/wiki/Deskside_(desk)⟧, or',
    ],
    ['(see https://a.example/a_(b)).', '(see ⟦https://a.example/a_(b)⟧).'],
    ['[https://a.example/?a[]=1]', '[⟦https://a.example/?a[]=1⟧]'],
    ['"https://a.example/"', '"⟦https://a.example/⟧"'],
    ['<https://a.example/>', '<⟦https://a.example/⟧>'],
    ['https://a.example/?q=1&b=2#c!?', '⟦https://a.example/?q=1&b=2#c⟧!?'],
    ['http://wiki/page and HTTP://A.EXAMPLE', '⟦http://wiki/page⟧ and ⟦HTTP://A.EXAMPLE⟧'],
    ['http://10.0.0.1:8080/x…', '⟦http://10.0.0.1:8080/x⟧…'],
    ['www.a.example/x, www.a', '⟦www.a.example/x⟧, www.a'],
    ['Mail ken@a.example.', 'Mail ⟦ken@a.example⟧.'],
    ['mailto:ken.w+desk@a-b.example?subject=x', '⟦mailto:ken.w+desk@a-b.example⟧?subject=x'],
    ['見て：https://a.example/路。次', '見て：⟦https://a.example/路⟧。次'],
    ['a@b, @ken, 5@2.5, x@y.z1', 'a@b, @ken, 5@2.5, x@y.z1'],
    ['https://, http:///x, https:a.example, www..example', 'https://, http:///x, https:a.example, www..example'],
    ['javascript:alert(1) file:///etc ftp://a.example', 'javascript:alert(1) file:///etc ftp://a.example'],
    ['xhttps://a.example wwww.a.example', 'xhttps://a.example wwww.a.example'],
    [`https://a.example/${'a'.repeat(3_000)}`, `https://a.example/${'a'.repeat(3_000)}`],
  ])('X44: %s', (text, shown) => {
    expect(marked(text)).toBe(shown);
  });

  test.each([
    ['www.a.example', 'https://www.a.example/'],
    ['ken@a.example', 'mailto:ken@a.example'],
    [' https://a.example/x ', 'https://a.example/x'],
    ['tel:+1-202-555-0175', 'tel:+1-202-555-0175'],
    ['https://a.example and more', undefined],
    ['javascript:alert(1)', undefined],
    ['https://', undefined],
  ])('typed as %j leads to %j', (words, href) => {
    expect(hrefOfText(words)).toBe(href);
  });

  test('leads to https, http or mailto alone, in any context', () => {
    const piece = fc.constantFrom(
      'https://',
      'www.',
      'a',
      '.',
      '@',
      'b.example',
      '(',
      ')',
      ' ',
      ',',
      '/',
      '\u202e',
      'mailto:',
      '?',
      ']',
    );
    const property = fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const { from, to, href } of addressesIn(text)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        expect(href).toMatch(/^(https?:\/\/[^/]|mailto:.)/);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    });
    fc.assert(property, runs(200));
  });

  // A search that began anew at every character would take these past the time that any test has.
  test.each(['a', 'a@', 'www.', 'https://', 'a.', '(', 'https://a.example/('])(
    'is looked for in 100,000 characters of %j without getting lost',
    (piece) => {
      const text = piece.repeat(100_000 / piece.length);
      for (const { from, to } of addressesIn(text)) expect(text.slice(from, to).length).toBe(to - from);
    },
  );
});
