import fc from 'fast-check';

/** Pieces that texts get wrong: what hides, what disguises, what breaks, and what only looks odd. */
const oddPieces = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\u00a0',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u2028',
  '\u2800',
  '\u3164',
  '\u202e',
  '\u2066',
  '\u0000',
  '\u0007',
  '\u0085',
  '\ud800',
  '\udc00',
  '\ud83d',
  'e\u0301',
  '\u0958',
  '\ufb2c',
  '\u0301',
  '👨‍👩‍👧',
  '🇩🇪',
  'ß',
  'İ',
  '=',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  '/',
  '\\',
  ':',
  '.',
  'CON',
] as const;

/** Text as it comes from keyboards, clipboards and enemies. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.oneof(fc.constantFrom(...oddPieces), fc.string({ maxLength: 4 })), { maxLength: 60 })
    .map((parts) => parts.join('')),
);
