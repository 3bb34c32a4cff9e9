import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { FullConfig, FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { announcedHost, root } from './host-choice.ts';
import { type EndedTest, verdictOn } from './verdict.ts';

/** Says which host is under test, and at the end what `verdictOn` makes of the run. */
export default class HonestReporter implements Reporter {
  private tests: readonly TestCase[] = [];
  private readonly counts: string;

  /** `counts` is the file, among those that are not kept, that `npm test` reads the result from. */
  constructor({ counts = 'e2e.json' }: { readonly counts?: string } = {}) {
    this.counts = counts;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    this.tests = suite.allTests();
  }

  async onEnd(): Promise<{ status: FullResult['status'] } | undefined> {
    const { host, line } = await announcedHost();
    const { lines, ...counts } = verdictOn(this.tests.map(endedTest), host);
    for (const each of [line, ...lines]) process.stdout.write(`${each}\n`);
    // A run inside another one, as the tests of this suite make, leaves the other's counts alone.
    const file = process.env.DESK_E2E_COUNTS ?? join(root, '.cache', this.counts);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(counts));
    return counts.failed > 0 ? { status: 'failed' } : undefined;
  }
}

function endedTest(test: TestCase): EndedTest {
  return {
    title: test.title,
    place: `${relative(root, test.location.file).replaceAll('\\', '/')}:${test.location.line}`,
    outcome: test.outcome(),
    isBegun: test.results.length > 0,
    skipReason: test.annotations.find(({ type }) => type === 'skip')?.description ?? '',
  };
}
