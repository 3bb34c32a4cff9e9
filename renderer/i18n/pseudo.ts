const accents: Readonly<Record<string, string>> = {
  a: 'å',
  b: 'ƀ',
  c: 'ç',
  d: 'ð',
  e: 'é',
  f: 'ƒ',
  g: 'ĝ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  m: 'ɱ',
  n: 'ñ',
  o: 'ö',
  p: 'þ',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  v: 'ṽ',
  w: 'ŵ',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  B: 'Ɓ',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  F: 'Ƒ',
  G: 'Ĝ',
  H: 'Ĥ',
  I: 'Î',
  L: 'Ļ',
  M: 'Ṁ',
  N: 'Ñ',
  O: 'Ö',
  P: 'Þ',
  R: 'Ŕ',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
  W: 'Ŵ',
  Y: 'Ý',
  Z: 'Ž',
};

/**
 * A pseudo-language, 40 % longer and accented, that reveals untranslated and clipped texts. Arguments in braces stay
 * unchanged.
 */
export function pseudo(message: string): string {
  let depth = 0;
  let letters = 0;
  let result = '';
  for (const character of message) {
    if (character === '{') depth += 1;
    const isWord = depth === 0;
    if (character === '}') depth -= 1;
    if (isWord) letters += 1;
    result += isWord ? (accents[character] ?? character) : character;
  }
  return `[${result}${'·'.repeat(Math.ceil(letters * 0.4))}]`;
}
