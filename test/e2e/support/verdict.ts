import type { HostName } from './host-choice.ts';

/** How a test ended. */
export interface EndedTest {
  readonly title: string;
  /** Where it is, with the line, for a list of failures. */
  readonly place: string;
  readonly outcome: 'skipped' | 'expected' | 'unexpected' | 'flaky';
  /** Whether it was begun at all, or at least reached where it skips itself. */
  readonly isBegun: boolean;
  readonly skipReason: string;
}

export interface Verdict {
  readonly passed: number;
  readonly failed: number;
  /** What could not be run on this host: it is counted nowhere. */
  readonly notRun: readonly string[];
  /** What counts as failed, each with its place. */
  readonly failures: readonly string[];
  readonly lines: readonly string[];
}

const excuse = 'needs electron:';

/** Counts the tests, lists those that could not be run here, and lets no test be left out for any other reason. */
export function verdictOn(tests: readonly EndedTest[], host: HostName): Verdict {
  const isExcused = (test: EndedTest) => host === 'browser' && test.isBegun && test.skipReason.startsWith(excuse);
  const passed = tests.filter(({ outcome }) => outcome === 'expected');
  const skipped = tests.filter(({ outcome }) => outcome === 'skipped');
  const notRun = skipped.filter(isExcused);
  const unexcused = skipped.filter((test) => !isExcused(test));
  // A test that needs a second try does not hold.
  const failures = tests.filter(({ outcome }) => outcome !== 'expected' && outcome !== 'skipped').concat(unexcused);
  const failed = failures.length;
  return {
    passed: passed.length,
    failed: failed + (passed.length === 0 && failed === 0 ? 1 : 0),
    notRun: notRun.map(({ title }) => title),
    failures: failures.map(({ place, title }) => `${place}  ${title}`),
    lines: [
      ...notRun.map(({ title, skipReason }) => `NOT RUN HERE  ${title} (${skipReason})`),
      ...unexcused.map(({ title, isBegun, skipReason }) =>
        isBegun ? `SKIPPED WITHOUT LEAVE  ${title} (${skipReason || 'no reason'})` : `NEVER BEGUN  ${title}`,
      ),
      ...(passed.length === 0 ? ['NOTHING PASSED: a run without tests that hold is a failed one'] : []),
    ],
  };
}
