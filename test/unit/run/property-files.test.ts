import { expect, test } from 'vitest';
import { propertyFiles, testSources } from '../../support/property-files.ts';

test('every property test leaves the number of its runs, and its seed, to one place', () => {
  const others = testSources().filter(({ file, text }) => {
    if (file.endsWith('/property-files.test.ts')) return false;
    const asserts = text.match(/fc\.assert\(/g)?.length ?? 0;
    const runs = text.match(/\bruns\(/g)?.length ?? 0;
    return asserts > runs || /\bfc\.assert\([^;]*numRuns|interruptAfterTimeLimit/.test(text);
  });
  expect(others.map(({ file }) => file)).toEqual([]);
});

test('a thorough run finds them', () => {
  expect(propertyFiles()).toContain('test/unit/shared/domain/sla/clock-property.test.ts');
  expect(propertyFiles()).toContain('test/sync/convergence.test.ts');
  expect(propertyFiles().length).toBeGreaterThan(40);
});
