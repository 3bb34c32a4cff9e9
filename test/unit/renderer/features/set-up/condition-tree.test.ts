import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPart, rootGroup, writePart } from '../../../../../renderer/features/set-up/condition/condition-tree.ts';
import { arbitraryComparison, arbitraryCondition } from '../../../../support/arbitrary-condition.ts';
import { seed } from '../../../../support/arbitrary-seed.ts';
import { runs } from '../../../../support/runs.ts';

const condition = arbitraryCondition(arbitraryComparison(fc.integer({ min: 1, max: 9 })));

describe(`a condition in its editor (SEED=${seed})`, () => {
  test('V141: is written as it was read, whatever is in it', () => {
    const anything = fc.oneof(condition, fc.jsonValue());
    const property = fc.property(anything, (any) => {
      expect(writePart(readPart(any))).toEqual(any);
    });
    fc.assert(property, runs(500));
  });

  test('V141: has one list of parts on the outside', () => {
    const one = { property: 'state', operator: 'is', value: 'open' } as const;
    expect(writePart(rootGroup(one))).toEqual({ all: [one] });
    expect(writePart(rootGroup({ not: { any: [one] } }))).toEqual({ not: { any: [one] } });
  });
});
