/** Letters without a Unicode decomposition, as people type them without such a key. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};

/** Replaces these letters in a text of small letters. */
export function withPlainLetters(text: string): string {
  return text.replace(/[ßæœøđðħıłþ]/g, (letter) => plainLetters[letter] ?? letter);
}
