import { describe, expect, test } from 'vitest';
import { sizeText } from '../../../../renderer/i18n/size.ts';
import { text, textIn } from './english.ts';

describe('the size of a file', () => {
  test.each([
    [0, '0 B'],
    [1_023, '1023 B'],
    [1_024, '1 KB'],
    [1_536, '2 KB'],
    [1_023 * 1_024, '1023 KB'],
    [1_024 * 1_024 - 1, '1 MB'],
    [1_024 * 1_024, '1 MB'],
    [1.55 * 1_024 * 1_024, '1.6 MB'],
    [50 * 1_024 * 1_024, '50 MB'],
  ])('of %d bytes is said as “%s”', (bytes, words) => {
    expect(sizeText(text, bytes)).toBe(words);
  });

  test('is written with the numbers of the system’s language', () => {
    expect(sizeText(textIn('de'), 1.5 * 1_024 * 1_024)).toBe('1,5 MB');
  });
});
