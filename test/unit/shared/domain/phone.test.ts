import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { optionalPhone } from '../../../../shared/domain/phone.ts';
import { seed } from '../../../support/arbitrary-seed.ts';
import { anyText } from '../../../support/arbitrary-text.ts';
import { runs } from '../../../support/runs.ts';

describe('a phone number', () => {
  test.each([
    ['+49 (0)30 1234-5', '+49 (0)30 1234-5'],
    ['555-0100 ext. 12', '555-0100 ext. 12'],
    ['\u202a+49 30 1234\u202c', '+49 30 1234'],
    ['555\u200b-\u206001\u00ad00\ufeff', '555-0100'],
    ['tel:+49301234', '+49301234'],
    [' \u200e ', ''],
    ['', ''],
  ])('X15: %j is kept as %j', (typed, kept) => {
    expect(optionalPhone.parse(typed)).toBe(kept);
  });

  test(`X15: what was kept is kept again as it is (SEED=${seed})`, () => {
    const property = fc.property(anyText, (text) => {
      const parsed = optionalPhone.safeParse(text);
      if (parsed.success) expect(optionalPhone.parse(parsed.data)).toBe(parsed.data);
    });
    fc.assert(property, runs(400));
  });
});
