import { expect, test } from 'vitest';
import { propertyFiles, testFiles } from '../../support/property-files.ts';
import { textOf } from '../../support/source-files.ts';

test('every property test leaves the number of its runs, and its seed, to one place', () => {
  const [asserting, counted] = [/\bfc\.assert\(/g, /\bruns\(/g];
  const others = testFiles().filter((file) => {
    const text = textOf(file);
    const properties = text.match(asserting)?.length ?? 0;
    return properties > 0 && (properties > (text.match(counted)?.length ?? 0) || text.includes('interruptAfter'));
  });
  expect(others).toEqual([]);
});

test('a thorough run finds them', () => {
  expect(propertyFiles()).toContain('test/unit/shared/domain/sla/clock-property.test.ts');
  expect(propertyFiles()).toContain('test/sync/convergence.test.ts');
  expect(propertyFiles().length).toBeGreaterThan(40);
});
