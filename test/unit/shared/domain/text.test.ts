import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { isReadable, line, optionalLine, optionalParagraphs, paragraphs } from '../../../../shared/domain/text.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

/** The text as it is kept, or the key of what is wrong with it. */
function kept(schema: z.ZodType<string>, text: unknown): string {
  const parsed = schema.safeParse(text);
  return parsed.success ? `kept ${JSON.stringify(parsed.data)}` : (parsed.error.issues[0]?.message ?? '');
}

/** Invisible marks that copied text may contain. */
const hiddenMarks =
  '\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff';

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
      // A limit counts characters: an emoji beyond the first 65,536 is one.
      expect([...first.data].length).toBeLessThanOrEqual(80);
    });
    fc.assert(property, runs(400));
  });

  test('X2: nothing that is kept holds half a character or a control character', () => {
    const property = fc.property(anyText, (text) => {
      const parsed = schema.safeParse(text);
      if (parsed.success) expect(parsed.data).not.toMatch(/\p{Cs}|(?![\t\n\r])\p{Cc}/u);
    });
    fc.assert(property, runs(200));
  });

  test.each([
    ['NUL', 'a\u0000b'],
    ['BEL', 'a\u0007b'],
    ['a backspace', 'ab\u0008'],
    ['a delete character', 'a\u007fb'],
    ['a colour of a terminal', '\u001b[1;31ma\u001b[0mb'],
    ['a colour in one character', '\u009b31ma\u009bmb'],
    ['a window title of a terminal', '\u001b]0;root@host\u0007ab'],
    ['a link of a terminal', '\u001b]8;;https://x.example\u001b\\ab\u001b]8;;\u001b\\'],
    ['another set of characters', '\u001b(Bab'],
    ['half a command', 'ab\u001b'],
    ['a letter printed on itself', 'a\u0008a_\u0008b'],
  ])('X2: %s is left out', (_what, text) => {
    expect(kept(schema, text)).toBe('kept "ab"');
  });

  test.each([
    ['half a character', 'a\ud800b', 'text.broken'],
    ['the other half', 'a\udc00b', 'text.broken'],
    ['too much', 'x'.repeat(81), 'text.too-long'],
    ['a megabyte', 'x'.repeat(1_000_000), 'text.too-long'],
  ])('X3: refuses %s', (_what, text, problem) => {
    expect(kept(schema, text)).toBe(problem);
  });
});

describe('a line for people to read', () => {
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
    ['joiners', '\u200d\u200c'],
    ['a soft hyphen', '\u00ad'],
    ['a Hangul filler', '\u3164'],
    ['a blank Braille cell', '\u2800'],
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

  test('X5: marks of direction alone are nothing to read either', () => {
    expect([line(80), paragraphs(80)].map((schema) => kept(schema, '\u200e \u200f'))).toEqual([
      'text.invisible',
      'text.invisible',
    ]);
  });

  test.each([...hiddenMarks])('X12: %j around a line is left out; a paragraph may hold it', (mark) => {
    for (const text of [`${mark}Ken Wheeler`, `Ken Wheeler${mark}`, ` ${mark} ${mark}Ken Wheeler${mark} \t${mark}`]) {
      expect([kept(line(80), text), kept(optionalLine(80), text)]).toEqual([
        'kept "Ken Wheeler"',
        'kept "Ken Wheeler"',
      ]);
      expect(kept(paragraphs(80), text)).toBe(`kept ${JSON.stringify(text)}`);
    }
  });

  test.each(['\u202a', '\u202b', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'])(
    'X7: one that is turned around by %j is refused; a paragraph may hold it',
    (mark) => {
      const text = `Ken${mark}txt.exe`;
      expect([kept(line(80), text), kept(optionalLine(80), text)]).toEqual(['text.direction', 'text.direction']);
      expect(kept(paragraphs(80), text)).toBe(`kept ${JSON.stringify(text)}`);
    },
  );

  test('X12: pairs of marks around a part of a line are left out, and byte-order marks anywhere', () => {
    expect(kept(line(80), 'For \u2068\u202bKen\u202c Wheeler\u2069 and \u2066Ada\u2069')).toBe(
      'kept "For Ken Wheeler and Ada"',
    );
    expect(kept(line(80), '\u2068Ken\u2069 \ufeffWhee\ufeffler')).toBe('kept "Ken Wheeler"');
    expect(kept(line(80), 'a\u202efdp\u202c.exe')).toBe('text.direction');
  });

  test.each([
    ['an emoji of several people', '👨‍👩‍👧'],
    ['an emoji with its variation', '❤️'],
    ['the flag of Scotland', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['a Persian word with a joiner in it', 'می\u200cخواهم'],
    ['a Persian letter that a joiner shapes', 'ه\u200d'],
    ['an Indic letter that a joiner shapes', 'അവര\u0d4d\u200d'],
    ['a mark of direction between two scripts', 'שלום\u200e (2)'],
  ])('X13: %s keeps what it is made of, also between marks that are left out', (_what, text) => {
    expect(kept(line(80), text)).toBe(`kept ${JSON.stringify(text)}`);
    expect(kept(line(80), `\u2068\u200b${text}\u200b\u2069`)).toBe(`kept ${JSON.stringify(text)}`);
  });

  test('X14: a new page begins on a line of its own, and in a line it is a blank', () => {
    expect([kept(paragraphs(80), 'one\ftwo'), kept(paragraphs(80), 'one\n\f\ntwo')]).toEqual([
      'kept "one\\ntwo"',
      'kept "one\\ntwo"',
    ]);
    expect([kept(line(80), 'one\ftwo'), kept(line(80), 'one\u0085two')]).toEqual(['kept "one two"', 'kept "one two"']);
  });

  test(`X14: a pasted log keeps every word and line (SEED=${seed})`, () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z0-9 =:/.]{0,12}$/), { minLength: 1, maxLength: 6 });
    const noise = fc.constantFrom(
      '\u001b[0m',
      '\u001b[38;5;208m',
      '\u001b[2K',
      '\u001b[?25h',
      '\u0000',
      '\u0007',
      '\u001b]0;x\u0007',
    );
    const property = fc.property(words, noise, (parts, between) => {
      fc.pre(parts.join('').trim() !== '');
      expect(kept(paragraphs(200), parts.join(`${between}\n${between}`))).toBe(
        `kept ${JSON.stringify(parts.join('\n'))}`,
      );
    });
    fc.assert(property, runs(100));
  });

  test('X8: white space is folded to single spaces and accents are composed', () => {
    expect(kept(line(80), '  Zoe\u0308\u2003 \t of\nthe\u2028house ')).toBe('kept "Zo\u00eb of the house"');
    expect(kept(line(80), 'A\u030a')).toBe('kept "\u00c5"');
  });

  test('X9: its length is what is kept, not what was typed', () => {
    expect(kept(line(5), '  a    b  ')).toBe('kept "a b"');
    expect(kept(line(5), 'e\u0301'.repeat(5))).toBe(`kept ${JSON.stringify('\u00e9'.repeat(5))}`);
    // U+0958 falls apart into two characters when it is normalized.
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
