import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { root } from './hosts.ts';

const excuse = 'needs electron:';

/** Counts the tests, lists those that could not be run here, and lets no test be skipped for any other reason. */
export default class HonestReporter implements Reporter {
  private passed = 0;
  private failed = 0;
  private readonly notRun: string[] = [];
  private readonly unexcused: string[] = [];
  private readonly flaky: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') this.noteSkipped(test);
    else if (test.outcome() === 'expected') this.passed += 1;
    else if (test.outcome() === 'flaky') this.noteFlaky(test);
    else if (result.retry === test.retries) this.failed += 1;
  }

  async onEnd(): Promise<{ status: FullResult['status'] } | undefined> {
    for (const title of this.notRun) process.stdout.write(`NOT RUN HERE  ${title}\n`);
    for (const title of this.flaky) process.stdout.write(`PASSED AT THE SECOND TRY ONLY  ${title}\n`);
    for (const title of this.unexcused) process.stdout.write(`SKIPPED WITHOUT A REASON  ${title}\n`);
    const failed = this.failed + this.unexcused.length + (this.passed === 0 ? 1 : 0);
    mkdirSync(join(root, '.cache'), { recursive: true });
    writeFileSync(join(root, '.cache', 'e2e.json'), JSON.stringify({ passed: this.passed, failed }));
    return failed > 0 ? { status: 'failed' } : undefined;
  }

  private noteFlaky({ title }: TestCase): void {
    this.passed += 1;
    this.flaky.push(title);
  }

  private noteSkipped(test: TestCase): void {
    const reason = test.annotations.find(({ type }) => type === 'skip')?.description ?? '';
    const isExcused = reason.startsWith(excuse) && process.env.DESK_HOST !== 'electron';
    (isExcused ? this.notRun : this.unexcused).push(`${test.title} (${reason})`);
  }
}
