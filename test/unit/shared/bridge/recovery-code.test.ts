import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeParts, readRecoveryCode, recoveryCodeOf } from '../../../../shared/bridge/recovery-code.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { runs } from '../../../support/runs.ts';

const parts = fc.array(fc.integer({ min: 0, max: codeParts.below - 1 }), {
  minLength: codeParts.count,
  maxLength: codeParts.count,
});
const codes = parts.map(recoveryCodeOf);

/** Characters that people misread or mistype for others. */
const slips: Readonly<Record<string, readonly string[]>> = {
  '0': ['O', 'o'],
  '1': ['I', 'l', 'L', 'i'],
  '2': ['Z', 'z'],
  V: ['U', 'u'],
};

const between = fc.constantFrom('', ' ', '-', ' - ', '\u2013', '\u00a0', '\u2011', '\t', '\n', '.');

describe(`a recovery code (SEED=${seed})`, () => {
  test('P20: is 25 letters and digits in five groups, of more than 110 bits', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Y]{5}-){4}[0-9A-HJKMNP-TV-Y]{5}$/);
      }),
      runs(40),
    );
    expect(codeParts.count * Math.log2(codeParts.below)).toBeGreaterThan(110);
  });

  test('P20: is read however it is typed: small letters, look-alikes, anything between its groups', () => {
    const typed = fc.tuple(codes, fc.array(fc.nat(10), { minLength: 25, maxLength: 25 }), between, fc.boolean());
    fc.assert(
      fc.property(typed, ([code, choices, gap, isSmall]) => {
        const written = [...code.replaceAll('-', '')].map((character, index) => {
          const others = [isSmall ? character.toLowerCase() : character, ...(slips[character] ?? [])];
          return others[(choices[index] ?? 0) % others.length] + (index % 5 === 4 ? gap : '');
        });
        expect(readRecoveryCode(` ${written.join('')}`)).toEqual({ code });
      }),
      runs(40),
    );
  });

  test('P20: with one wrong character, or two that changed places, is known to be mistyped', () => {
    const spoilt = fc.tuple(codes, fc.nat(24), fc.nat(24), fc.integer({ min: 1, max: codeParts.below - 1 }));
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXY';
    fc.assert(
      fc.property(spoilt, ([code, at, other, step]) => {
        const plain = [...code.replaceAll('-', '')];
        const [one = '', two = ''] = [plain[at], plain[other]];
        const wrong = alphabet[(alphabet.indexOf(one) + step) % alphabet.length] ?? '';
        expect(readRecoveryCode(plain.with(at, wrong).join(''))).toEqual({ problem: 'recovery.mistyped' });
        if (one === two) return;
        const swapped = plain.with(at, two).with(other, one).join('');
        expect(readRecoveryCode(swapped)).toEqual({ problem: 'recovery.mistyped' });
      }),
      runs(40),
    );
  });

  test.each([
    ['', 'recovery.incomplete'],
    ['7K3M', 'recovery.incomplete'],
    ['00000-00000-00000-00000-0000', 'recovery.incomplete'],
    ['00000-00000-00000-00000-00000-0', 'recovery.incomplete'],
    ['00000-00000-00000-00000-0000ß', 'recovery.incomplete'],
    ['00000-00000-00000-00000-0000?', 'recovery.mistyped'],
    ['00000-00000-00000-00000-0000é', 'recovery.mistyped'],
  ])('P20: that cannot be one is told at once: %j', (typed, problem) => {
    expect(readRecoveryCode(typed)).toEqual({ problem });
  });
});
