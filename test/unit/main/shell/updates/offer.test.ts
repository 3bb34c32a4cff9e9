import { describe, expect, test } from 'vitest';
import { judgeOffer } from '../../../../../main/shell/updates/offer.ts';

const sum = `${'A'.repeat(86)}==`;
const file = { url: 'Deskside.AppImage', sha512: sum, size: 1_000 };

function judged(own: string, version: string) {
  return judgeOffer(own, { version, files: [file] }).kind;
}

describe('an offer', () => {
  test('is judged by its numbers, not by its letters', () => {
    expect(judged('0.9.9', '0.10.0')).toBe('newer');
    expect(judged('0.10.0', '0.9.9')).toBe('refused');
    expect(judged('1.2.3', '1.2.3')).toBe('current');
    expect(judged('1.2.3', '2.0.0')).toBe('newer');
    expect(judged('1.2.3', '1.2.2')).toBe('refused');
  });

  test('of the finished version is newer than what came before it, and never the other way round', () => {
    expect(judged('1.0.0-beta.1', '1.0.0')).toBe('newer');
    expect(judged('1.0.0', '1.0.0-beta.1')).toBe('current');
    expect(judged('1.0.0', '2.0.0-beta.1')).toBe('current');
    expect(judged('1.0.0+7', '1.0.0+9')).toBe('current');
  });

  test.each(['', '1', '1.2', 'v1.2.3', '1.2.3.4', '1.2.x', '99999999999.0.0', '1.2.3 ', '1.2.3-'])(
    'of “%s” is no offer',
    (version) => {
      expect(judgeOffer('1.0.0', { version, files: [file] })).toEqual({ kind: 'refused', problem: 'damaged' });
    },
  );

  test('says what its largest file weighs, and what each must be', () => {
    const small = { url: 'https://example.com/other.AppImage', sha512: `${'B'.repeat(86)}==`, size: 10 };
    expect(judgeOffer('1.0.0', { version: '1.1.0', files: [small, file] })).toEqual({
      kind: 'newer',
      version: '1.1.0',
      mostBytes: 1_000,
      sums: [small.sha512, sum],
    });
  });

  test.each(['http://example.com/a', '//example.com/a', 'ftp://example.com/a', 'file:///a', 'data:,a', 'https://a/b'])(
    'with a file at %s is only taken if that is secure',
    (url) => {
      const verdict = judgeOffer('1.0.0', { version: '1.1.0', files: [{ ...file, url }] });
      expect(verdict.kind).toBe(url.startsWith('https:') || url.startsWith('//') ? 'newer' : 'refused');
    },
  );

  test.each([
    null,
    undefined,
    7,
    'text',
    [],
    {},
    { version: 7 },
    { version: '1.1.0' },
    { version: '1.1.0', files: [] },
  ])('of %j is no offer', (offer) => {
    expect(judgeOffer('1.0.0', offer)).toEqual({ kind: 'refused', problem: 'damaged' });
  });
});
