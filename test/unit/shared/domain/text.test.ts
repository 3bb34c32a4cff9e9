import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { isReadable, line, optionalLine, optionalParagraphs, paragraphs } from '../../../../shared/domain/text.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';

/** The text as it is kept, or the key of what is wrong with it. */
function kept(schema: z.ZodType<string>, text: unknown): string {
  const parsed = schema.safeParse(text);
  return parsed.success ? `kept ${JSON.stringify(parsed.data)}` : (parsed.error.issues[0]?.message ?? '');
}

const schemas = {
  line: line(80),
  'optional line': optionalLine(80),
  paragraphs: paragraphs(80),
  'optional paragraphs': optionalParagraphs(80),
};

describe.each(Object.entries(schemas))(`%s (SEED=${seed})`, (_name, schema) => {
  test('X1: what was accepted once is accepted again as it is: what can be written can be read', () => {
    const property = fc.property(anyText, (text) => {
      const first = schema.safeParse(text);
      if (!first.success) return;
      expect(schema.safeParse(first.data)).toEqual({ success: true, data: first.data });
      expect(first.data.length).toBeLessThanOrEqual(80);
    });
    fc.assert(property, { seed, numRuns: 2000 });
  });

  test('X2: nothing that is kept holds half a character or a control character', () => {
    const property = fc.property(anyText, (text) => {
      const parsed = schema.safeParse(text);
      if (parsed.success) expect(parsed.data).not.toMatch(/\p{Cs}|(?![\t\n\r])\p{Cc}/u);
    });
    fc.assert(property, { seed, numRuns: 1000 });
  });

  test.each([
    ['half a character', 'a\ud800b', 'text.broken'],
    ['the other half', 'a\udc00b', 'text.broken'],
    ['NUL', 'a\u0000b', 'text.control'],
    ['BEL', 'a\u0007b', 'text.control'],
    ['too much', 'x'.repeat(81), 'text.too-long'],
    ['a megabyte', 'x'.repeat(1_000_000), 'text.too-long'],
  ])('X3: refuses %s', (_what, text, problem) => {
    expect(kept(schema, text)).toBe(problem);
  });
});

describe('a line that somebody has to read', () => {
  test.each([
    ['nothing', ''],
    ['spaces', '   '],
    ['a no-break space', '\u00a0'],
    ['line breaks', '\r\n\n'],
  ])('X4: %s is empty', (_what, text) => {
    expect([kept(line(80), text), kept(paragraphs(80), text)]).toEqual(['text.required', 'text.required']);
  });

  test.each([
    ['a zero-width space', '\u200b'],
    ['a Hangul filler', '\u3164'],
    ['a blank Braille cell', '\u2800'],
    ['joiners', '\u200d\u200c'],
    ['a soft hyphen', '\u00ad'],
    ['tags', '\u{e0041}'],
    ['a variation selector', ' \ufe0f '],
  ])('X5: %s alone is nothing that could be read', (_what, text) => {
    expect([kept(line(80), text), kept(paragraphs(80), text), isReadable(text)]).toEqual([
      'text.invisible',
      'text.invisible',
      false,
    ]);
  });

  test.each([
    ['an emoji of several people', '👨‍👩‍👧'],
    ['Hebrew', 'שלום'],
    ['five thousand accents', `Z${'\u0301'.repeat(5_000)}`],
    ['a formula', "=cmd|' /C calc'!A0"],
    ['HTML', '"><img src=x onerror=alert(1)>'],
  ])('X6: %s is kept as it is', (_what, text) => {
    expect(kept(line(6_000), text)).toBe(`kept ${JSON.stringify(text.normalize('NFC'))}`);
  });

  test.each(['\u202a', '\u202b', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'])(
    'X7: one that is turned around by %j is refused; a paragraph may hold it',
    (mark) => {
      const text = `Ken${mark}txt.exe`;
      expect([kept(line(80), text), kept(optionalLine(80), text)]).toEqual(['text.direction', 'text.direction']);
      expect(kept(paragraphs(80), text)).toBe(`kept ${JSON.stringify(text)}`);
    },
  );

  test('X8: white space is folded to single spaces and accents are composed', () => {
    expect(kept(line(80), '  Zoe\u0308\u2003 \t of\nthe\u2028house ')).toBe('kept "Zo\u00eb of the house"');
    expect(kept(line(80), 'A\u030a')).toBe('kept "\u00c5"');
  });

  test('X9: its length is what is kept, not what was typed', () => {
    expect(kept(line(5), '  a    b  ')).toBe('kept "a b"');
    expect(kept(line(5), 'e\u0301'.repeat(5))).toBe(`kept ${JSON.stringify('\u00e9'.repeat(5))}`);
    // U+0958 falls apart into two characters when it is normalised.
    expect(kept(line(5), '\u0958'.repeat(5))).toBe('text.too-long');
  });

  test('X10: an optional line or remark may be empty; blanks and invisible characters come to nothing', () => {
    expect([kept(optionalLine(80), ' \u00a0 '), kept(optionalParagraphs(80), '')]).toEqual(['kept ""', 'kept ""']);
    expect(kept(optionalLine(80), ' \u200b')).toBe('kept ""');
    expect(kept(optionalParagraphs(80), ' \u200b\n ')).toBe('kept ""');
    expect(kept(optionalParagraphs(80), ' a\n\nb ')).toBe('kept " a\\n\\nb "');
  });

  test.each([undefined, null, 5, true, {}, []])('X11: %j is no text, and the answer is a sentence of ours', (value) => {
    const messages = Object.values(schemas).map((schema) => kept(schema, value));
    expect(messages).toEqual(['text.required', 'text.required', 'text.required', 'text.required']);
  });
});
